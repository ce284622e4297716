package studio.atelier.studio.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import studio.atelier.engine.dataprep.view.TableFormat;
import studio.atelier.studio.preview.model.XgboostFile;

/** How a file is shown, told by its first bytes and, where they do not say, its name. */
public enum PreviewKind {
    TABLE("ci-data-table"),
    IMAGE("ci-image"),
    ARCHIVE("ci-archive"),
    MODEL("ci-model-alt"),
    TEXT("ci-document"),
    /** Python objects: loading one runs what it says, so it is shown as bytes. */
    PICKLE("ci-warning-alt"),
    BYTES("ci-document-unknown");

    private static final int HEAD = 8192;

    private final String icon;

    PreviewKind(String icon) {
        this.icon = icon;
    }

    /** @return a Carbon literal */
    public String icon() {
        return icon;
    }

    /** Reads the beginning of the file. */
    public static PreviewKind of(Path file, String fileName) throws IOException {
        String name = fileName.toLowerCase(Locale.ROOT);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("PAR1")) {
            return TABLE;
        }
        if (bytes.startsWith("\u0089PNG")
                || bytes.startsWith("\u00ff\u00d8\u00ff")
                || bytes.startsWith("GIF8")
                || bytes.startsWith("BM") && name.endsWith(".bmp")) {
            return IMAGE;
        }
        if (bytes.startsWith("PK\u0003\u0004") || bytes.startsWith("PK\u0005\u0006") || isTar(head)) {
            return ARCHIVE;
        }
        if (bytes.startsWith("\u001f\u008b")) {
            return gzip(head, name);
        }
        if (XgboostFile.format(head).isPresent()) {
            return MODEL;
        }
        if (isPickle(head, name)) {
            return PICKLE;
        }
        if (TableFormat.ofName(name).isPresent() && !name.endsWith(".gz")) {
            return TABLE;
        }
        if (bytes.startsWith("BZh") || !isText(head)) {
            return isModelName(name) ? MODEL : BYTES;
        }
        return TEXT;
    }

    private static PreviewKind gzip(byte[] head, String name) {
        byte[] inside;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            inside = readWhatIsThere(in);
        } catch (IOException e) {
            // A damaged file is opened as what its name says, and then tells what is wrong.
            inside = new byte[0];
        }
        boolean tar = name.endsWith(".tgz") || name.endsWith(".tar.gz") || isTar(inside);
        if (tar) {
            return ARCHIVE;
        }
        return TableFormat.ofName(name).isPresent() ? TABLE : BYTES;
    }

    private static byte[] readWhatIsThere(InputStream in) throws IOException {
        byte[] block = new byte[512];
        return Arrays.copyOf(block, in.readNBytes(block, 0, block.length));
    }

    private static boolean isTar(byte[] head) {
        return head.length >= 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    }

    private static boolean isPickle(byte[] head, String name) {
        boolean protocol = head.length > 2 && (head[0] & 0xff) == 0x80 && head[1] >= 2 && head[1] <= 5;
        return protocol || name.endsWith(".pkl") || name.endsWith(".pickle") || name.endsWith(".joblib");
    }

    private static boolean isModelName(String name) {
        return name.contains("xgboost-model") || name.endsWith(".ubj") || name.endsWith(".xgb");
    }

    private static boolean isText(byte[] head) {
        int odd = 0;
        int zeros = 0;
        for (byte each : head) {
            zeros += each == 0 ? 1 : 0;
            odd += each >= 0
                            && each < 0x20
                            && each != '\n'
                            && each != '\r'
                            && each != '\t'
                            && each != '\f'
                            && each != 0x1b
                    ? 1
                    : 0;
        }
        boolean marked = head.length > 1 && (head[0] & 0xff) + (head[1] & 0xff) == 0xff + 0xfe;
        boolean wide = zeros * 2 >= head.length - 8 && zeros * 2 <= head.length + 8 && odd == zeros;
        return odd == 0 || marked || wide && head.length > 8;
    }
}
