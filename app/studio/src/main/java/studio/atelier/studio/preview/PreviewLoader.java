package studio.atelier.studio.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import studio.atelier.engine.dataprep.view.TableFile;
import studio.atelier.engine.dataprep.view.TableFormat;
import studio.atelier.engine.dataprep.view.TextEncoding;
import studio.atelier.studio.preview.archive.ArchiveEntry;
import studio.atelier.studio.preview.archive.ArchiveFile;
import studio.atelier.studio.preview.model.ModelException;
import studio.atelier.studio.preview.model.XgboostFile;
import studio.atelier.studio.preview.model.XgboostModel;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.task.TaskContext;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.theme.Theme;

/** Reads what is to be shown. Methods are called in the background and stop when their thread is interrupted. */
final class PreviewLoader {

    private static final long MOST_TEXT = 20L << 20;
    private static final long MOST_IMAGE = 200L << 20;
    private static final long MOST_MODEL = 2L << 30;

    private final Theme theme;
    private final Path scratch;
    private final Opener opener;

    /** Opens an entry of an archive as a preview of its own. */
    @FunctionalInterface
    interface Opener {
        void open(Subject archive, ArchiveEntry entry);
    }

    /**
     * @param scratch folder for copies
     */
    PreviewLoader(Theme theme, Path scratch, Opener opener) {
        this.theme = theme;
        this.scratch = scratch;
        this.opener = opener;
    }

    /**
     * @return makes the preview, on the JavaFX thread
     * @throws IOException saying what, where and what to do
     */
    Supplier<Preview> load(Subject subject, PreviewKind kind, TaskContext context) throws IOException {
        context.progress(-1, "Reading " + subject.name());
        return switch (kind) {
            case TABLE -> table(subject);
            case IMAGE -> image(subject);
            case ARCHIVE -> archive(subject, context);
            case MODEL -> model(subject);
            case TEXT -> text(subject);
            case PICKLE ->
                bytes(
                        subject,
                        "A Python pickle. Loading one runs what it says, so it is shown as bytes and never loaded.");
            case BYTES -> bytes(subject, "Neither text nor a format that is known here, so its bytes are shown.");
        };
    }

    private Supplier<Preview> table(Subject subject) throws IOException {
        TableFormat format = TableFormat.ofName(subject.name()).orElse(TableFormat.PARQUET);
        TableFile file = TableFile.open(subject.file(), format, scratch);
        return () -> new TablePreview(file, theme);
    }

    private static Supplier<Preview> image(Subject subject) throws IOException {
        long size = Files.size(subject.file());
        if (size > MOST_IMAGE) {
            throw new IOException(subject.place() + " has " + Times.size(size) + "; pictures of up to "
                    + Times.size(MOST_IMAGE) + " are shown");
        }
        Image image;
        try (InputStream in = Files.newInputStream(subject.file())) {
            image = new Image(in);
        }
        if (image.isError()) {
            throw new IOException(
                    subject.place() + " cannot be shown as a picture: "
                            + (image.getException() == null
                                    ? "it is damaged"
                                    : image.getException().getMessage()),
                    image.getException());
        }
        String name = subject.name();
        String format = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return () -> new ImagePreview(image, format + ", " + Times.size(size), name);
    }

    private Supplier<Preview> archive(Subject subject, TaskContext context) throws IOException {
        long size = Math.max(1, Files.size(subject.file()));
        ArchiveFile archive = new ArchiveFile(
                subject.file(),
                read -> context.progress(Math.min(1, (double) read / size), "Reading " + subject.name()));
        ArchiveFile.Listing listing = archive.list();
        Optional<XgboostModel> model = modelIn(archive, listing);
        return () -> new ArchivePreview(theme, subject, listing, model, opener);
    }

    /** A model.tar.gz has a file of the name xgboost-model, or one whose bytes are a model. */
    private Optional<XgboostModel> modelIn(ArchiveFile archive, ArchiveFile.Listing listing) throws IOException {
        Optional<ArchiveEntry> likely = listing.entries().stream()
                .filter(entry -> !entry.folder() && entry.refused().isEmpty() && entry.size() <= MOST_MODEL)
                .filter(entry -> {
                    String name = entry.fileName().toLowerCase(Locale.ROOT);
                    return name.startsWith("xgboost-model") || name.endsWith(".ubj") || name.endsWith(".xgb");
                })
                .findFirst();
        if (likely.isEmpty()) {
            return Optional.empty();
        }
        Path copy = Files.createTempFile(Files.createDirectories(scratch), "model-", "");
        try {
            archive.extract(likely.get(), copy);
            return PreviewKind.of(copy, likely.get().fileName()) == PreviewKind.MODEL
                    ? Optional.of(XgboostFile.read(copy))
                    : Optional.empty();
        } catch (ModelException e) {
            // The listing is shown all the same; opening the entry says what is wrong with it.
            return Optional.empty();
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private Supplier<Preview> model(Subject subject) throws IOException {
        long size = Files.size(subject.file());
        if (size > MOST_MODEL) {
            throw new IOException(subject.place() + " has " + Times.size(size)
                    + "; models of up to 2 GB are summed up. Use xgboost to look into it.");
        }
        XgboostModel model;
        try {
            model = XgboostFile.read(subject.file());
        } catch (ModelException e) {
            throw new IOException(
                    subject.place() + " cannot be read as a model of XGBoost. " + e.getMessage()
                            + ". Its bytes can be shown.",
                    e);
        }
        return () -> {
            ModelPreview preview = new ModelPreview(theme, model);
            return Preview.of(preview, ModelPreview.summary(model) + ", " + Times.size(size));
        };
    }

    Supplier<Preview> text(Subject subject) throws IOException {
        long size = Files.size(subject.file());
        TextEncoding encoding = TextEncoding.of(subject.file());
        StringBuilder text = new StringBuilder();
        try (Reader in = new InputStreamReader(Files.newInputStream(subject.file()), encoding.charset())) {
            char[] buffer = new char[1 << 16];
            for (int count = in.read(buffer); count >= 0 && text.length() < MOST_TEXT; count = in.read(buffer)) {
                text.append(buffer, 0, (int) Math.min(count, MOST_TEXT - text.length()));
            }
        }
        if (encoding.mark() > 0 && !text.isEmpty() && text.charAt(0) == '\ufeff') {
            text.deleteCharAt(0);
        }
        boolean cut = text.length() >= MOST_TEXT;
        String words = encoding.charset().name() + (encoding.guessed() ? " (guessed)" : "") + ", " + Times.size(size)
                + (cut ? ", the first " + Times.size(MOST_TEXT) + " are shown" : "");
        String shown = text.toString();
        return () -> TextPreview.of(shown, Language.ofFile(subject.name()), words, "");
    }

    Supplier<Preview> bytes(Subject subject, String why) throws IOException {
        long size = Files.size(subject.file());
        String dump = HexDump.of(subject.file());
        String words = Times.size(size) + (size > HexDump.MOST ? ", the first " + Times.size(HexDump.MOST) : "");
        return () -> TextPreview.of(dump, Language.PLAIN, words, why);
    }
}
