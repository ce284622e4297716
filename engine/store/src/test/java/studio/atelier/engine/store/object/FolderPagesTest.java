package studio.atelier.engine.store.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.object.Buckets;

/** Pages of a folder against a plain listing of the same keys. */
class FolderPagesTest {

    private static final List<String> PARTS =
            List.of("a", "a-", "a0", "b", "ab", "z", "é", "\uD83D\uDE00", "\uFF01", "A", "a.b", "a b", "-");
    private static final List<String> DELIMITERS = List.of("", "/", "-", "b");

    @TempDir
    Path folder;

    private static final Comparator<String> ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private BucketFolder bucket() {
        return new BucketFolder("bucket", folder);
    }

    private List<String> keys(Random random) throws IOException {
        TreeSet<String> keys = new TreeSet<>(ORDER);
        for (int i = 0; i < 40; i++) {
            StringBuilder key = new StringBuilder(PARTS.get(random.nextInt(PARTS.size())));
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                key.append('/').append(PARTS.get(random.nextInt(PARTS.size())));
            }
            Path file = folder.resolve(key.toString());
            if (!Files.exists(file) && parentsAreFolders(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, key);
                keys.add(key.toString());
            }
        }
        Files.createDirectories(folder.resolve("empty/below"));
        return List.copyOf(keys);
    }

    private boolean parentsAreFolders(Path file) {
        for (Path at = file.getParent(); !at.equals(folder); at = at.getParent()) {
            if (Files.isRegularFile(at)) {
                return false;
            }
        }
        return true;
    }

    /** Everything that is listed, as S3's documentation defines it. */
    private static List<String> expected(List<String> keys, String prefix, String delimiter) {
        List<String> expected = new ArrayList<>();
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                String listed = at < 0 ? key : "prefix " + key.substring(0, at + delimiter.length());
                if (!expected.contains(listed)) {
                    expected.add(listed);
                }
            }
        }
        expected.sort(ORDER);
        return expected;
    }

    private List<String> inPages(String prefix, String delimiter, int size) throws IOException {
        List<String> listed = new ArrayList<>();
        String after = "";
        while (true) {
            Buckets.Page page =
                    FolderPages.page(bucket(), new Buckets.Listing("bucket", prefix, delimiter, after, size));
            page.objects().forEach(object -> listed.add(object.uri().key()));
            page.commonPrefixes().forEach(common -> listed.add("prefix " + common));
            assertThat(page.objects().size() + page.commonPrefixes().size()).isLessThanOrEqualTo(size);
            if (page.next().isEmpty()) {
                break;
            }
            assertThat(page.next()).isNotEqualTo(Optional.of(after));
            after = page.next().get();
        }
        listed.sort(ORDER);
        return listed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void pagesOfEverySizeListWhatThereIs(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> keys = keys(random);
        List<String> prefixes = new ArrayList<>(List.of("", "a", "a/", "none", "z/a", "empty/"));
        keys.stream().limit(5).forEach(key -> prefixes.add(key.substring(0, 1 + random.nextInt(key.length()))));

        for (String prefix : prefixes) {
            for (String delimiter : DELIMITERS) {
                for (int size : new int[] {1, 2, 7, 1000}) {
                    assertThat(inPages(prefix, delimiter, size))
                            .as("seed %d, prefix '%s', delimiter '%s', pages of %d", seed, prefix, delimiter, size)
                            .isEqualTo(expected(keys, prefix, delimiter));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void aListingBeginsAfterAnyKey(long seed) throws Exception {
        List<String> keys = keys(new Random(seed));
        List<String> starts = new ArrayList<>(keys);
        starts.addAll(List.of("a/", "a/a/", "zz", "\u0001", "b-"));

        for (String start : starts) {
            Buckets.Page page = FolderPages.page(bucket(), new Buckets.Listing("bucket", "", "", start, 1000));
            assertThat(page.objects())
                    .as("seed %d, after '%s'", seed, start)
                    .extracting(object -> object.uri().key())
                    .containsExactlyElementsOf(keys.stream()
                            .filter(key -> ORDER.compare(key, start) > 0)
                            .toList());
        }
    }

    @Test
    void nothingIsListedTwiceWhileFilesComeAndGo() throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.writeString(folder.resolve("k%02d".formatted(i)), "");
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        for (int i = 0; ; i++) {
            Buckets.Page page = FolderPages.page(bucket(), new Buckets.Listing("bucket", "", "", after, 3));
            page.objects().forEach(object -> seen.add(object.uri().key()));
            if (page.next().isEmpty()) {
                break;
            }
            after = page.next().get();
            Files.deleteIfExists(folder.resolve(after));
            Files.writeString(folder.resolve("a%02d".formatted(i)), "");
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(20);
    }
}
