import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What is done to jars of others before they are installed. */
final class Jars {

    private Jars() {}

    /**
     * Takes the signatures off a jar. Java checks them at every start, which costs a quarter of a second here, and keeps
     * the classes of signed jars out of the cache of classes; the package as a whole is what a user trusts or not.
     */
    static void copyUnsigned(Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile())) {
            if (jar.stream().noneMatch(entry -> isSignature(entry.getName()))) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            try (OutputStream file = Files.newOutputStream(to);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    if (!isSignature(entry.getName())) {
                        ZipEntry copy = new ZipEntry(entry.getName());
                        copy.setTime(entry.getTime());
                        out.putNextEntry(copy);
                        try (InputStream in = jar.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                        out.closeEntry();
                    }
                }
            }
        }
    }

    private static boolean isSignature(String entry) {
        String name = entry.toUpperCase(Locale.ROOT);
        return name.startsWith("META-INF/")
                && name.indexOf('/', "META-INF/".length()) < 0
                && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA") || name.endsWith(".EC"));
    }

    /**
     * Takes the native libraries out of JavaFX's jars. Inside a jar they would be unpacked into each user's home, and
     * compared with the copy there at each start.
     *
     * @param to the folder of the Java that loads them
     */
    static void unpackLibraries(List<Path> jars, Path to) throws IOException {
        for (Path path : jars) {
            try (ZipFile jar = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    String name = entry.getName();
                    if (name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib")) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            Files.copy(in, to.resolve(name.substring(name.lastIndexOf('/') + 1)), StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
        }
    }
}
