package studio.atelier.studio.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a file is to Atelier, told by its name and, where that does not say enough, its beginning. */
public enum FileKind {
    FOLDER("Folder", "ci-folder"),
    PIPELINE("Pipeline definition", "ci-flow"),
    FLOW("Data Wrangler flow", "ci-data-table"),
    MANIFEST("Manifest", "ci-select-01"),
    MODEL("Model", "ci-model-alt"),
    TABLE("Table", "ci-data-table"),
    ARCHIVE("Archive", "ci-archive"),
    IMAGE("Image", "ci-image"),
    SCRIPT("Python script", "ci-code"),
    PROJECT_FILE("Project file", "ci-settings"),
    JSON("JSON", "ci-json"),
    TEXT("Text", "ci-document"),
    OTHER("File", "ci-document-unknown");

    private static final int HEAD = 4096;

    private final String words;
    private final String icon;

    FileKind(String words, String icon) {
        this.words = words;
        this.icon = icon;
    }

    public String words() {
        return words;
    }

    /** @return a Carbon literal */
    public String icon() {
        return icon;
    }

    /** Reads at most the first 4 KB of the file. */
    public static FileKind of(Path file) {
        if (Files.isDirectory(file)) {
            return FOLDER;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.equals("atelier.json")) {
            return PROJECT_FILE;
        }
        if (name.endsWith(".json")) {
            return json(head(file));
        }
        return byExtension(name);
    }

    private static FileKind byExtension(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "flow" -> FLOW;
            case "manifest" -> MANIFEST;
            case "csv", "tsv", "parquet", "jsonl", "libsvm" -> TABLE;
            case "gz", "tar", "tgz", "zip" -> name.startsWith("model.") ? MODEL : ARCHIVE;
            case "ubj", "onnx", "pt", "pth", "h5", "model" -> MODEL;
            case "png", "jpg", "jpeg", "gif", "bmp" -> IMAGE;
            case "py", "ipynb" -> SCRIPT;
            case "txt", "md", "log", "yaml", "yml", "sh", "cfg", "toml", "ini", "sql", "xml", "html" -> TEXT;
            default -> name.contains("xgboost-model") ? MODEL : OTHER;
        };
    }

    private static FileKind json(String head) {
        if (head.contains("\"Version\"")
                && (head.contains("\"Steps\"") || head.contains("\"Parameters\""))
                && head.contains("2020-12-01")) {
            return PIPELINE;
        }
        return JSON;
    }

    private static String head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // A file that cannot be read is still listed; opening it tells why.
            return "";
        }
    }
}
