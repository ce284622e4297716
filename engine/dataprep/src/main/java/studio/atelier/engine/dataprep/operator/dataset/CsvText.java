package studio.atelier.engine.dataprep.operator.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import studio.atelier.engine.dataprep.operator.OperatorException;

/** Opens CSV files as text: unpacked, decoded, without a byte order mark and without the skipped lines. */
final class CsvText {

    private static final int PROBE = 8192;
    private static final int GZIP = 0x8b1f;

    private CsvText() {}

    /** @param plain whether DuckDB can read the file as it is: UTF-8 or ASCII by its declaration */
    record Opened(Reader reader, boolean plain) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** @throws OperatorException if the file is no text */
    static Opened open(Path file, CsvFormat format) throws IOException {
        PushbackInputStream in = new PushbackInputStream(unpacked(file), PROBE);
        byte[] head = in.readNBytes(PROBE);
        in.unread(head);
        Charset charset = format.charset();
        int mark = 0;
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16;
        }
        if (charset.equals(StandardCharsets.UTF_8) && contains(head, (byte) 0)) {
            in.close();
            throw new OperatorException(file.getFileName()
                    + " is no CSV text: it holds zero bytes. Set s3ContentType to what the file is, or"
                    + " s3CsvEncodingType to its encoding.");
        }
        in.skipNBytes(mark);
        boolean plain = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset.newDecoder()), 1 << 16);
        // Malformed bytes are an error rather than replaced: a decoder of its own reports them.
        int skipped = 0;
        while (skipped < format.skip() && reader.readLine() != null) {
            skipped++;
        }
        return new Opened(reader, plain);
    }

    private static InputStream unpacked(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        boolean gzip = magic.length == 2 && ((magic[0] & 0xFF) | (magic[1] & 0xFF) << 8) == GZIP;
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static boolean starts(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
