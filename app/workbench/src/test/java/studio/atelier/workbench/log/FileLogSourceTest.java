package studio.atelier.workbench.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogSourceTest {

    @TempDir
    private Path folder;

    private static String numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    /** Waits for news of the source until the condition holds. */
    private static void await(LogSource source, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch met = new CountDownLatch(1);
        var listening = source.onChange(() -> {
            if (condition.getAsBoolean()) {
                met.countDown();
            }
        });
        if (!condition.getAsBoolean()) {
            met.await();
        }
        listening.unsubscribe();
    }

    @Test
    void linesAreFoundInAnyBlockOfTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("job.log"), numbered(0, 100_000));
        try (FileLogSource source = new FileLogSource(file)) {
            await(source, () -> source.lines() == 100_000);

            assertThat(source.block(300)).hasSize(LogSource.BLOCK).startsWith("line 76800");
            assertThat(source.block(390)).hasSize(100_000 - 390 * 256).endsWith("line 99999");
        }
    }

    @Test
    void aFileThatGrowsShowsItsNewLines() throws Exception {
        Path file = Files.writeString(folder.resolve("job.log"), "first\nsec");
        try (FileLogSource source = new FileLogSource(file)) {
            await(source, () -> source.lines() == 2);
            assertThat(source.block(0)).containsExactly("first", "sec");
            Files.writeString(file, "ond\r\nthird\n", StandardOpenOption.APPEND);
            await(source, () -> source.lines() == 3);

            assertThat(source.block(0)).containsExactly("first", "second", "third");
        }
    }

    @Test
    void aFileWrittenAnewIsReadAnew() throws Exception {
        Path file = Files.writeString(folder.resolve("job.log"), numbered(0, 1000));
        try (FileLogSource source = new FileLogSource(file)) {
            await(source, () -> source.lines() == 1000);
            long before = source.generation();
            Files.writeString(file, "again\n");
            await(source, () -> source.lines() == 1);

            assertThat(source.generation()).isNotEqualTo(before);
            assertThat(source.block(0)).containsExactly("again");
        }
    }

    @Test
    void aLineOfManyMegabytesIsCutIntoPieces() throws Exception {
        Path file = Files.writeString(folder.resolve("job.log"), "x".repeat(5_000_000) + "\nend\n");
        try (FileLogSource source = new FileLogSource(file)) {
            await(source, () -> !source.isReading());
            long blocks = (source.lines() + LogSource.BLOCK - 1) / LogSource.BLOCK;
            long characters = 0;
            for (long block = 0; block < blocks; block++) {
                List<String> lines = source.block(block);
                assertThat(lines).allMatch(line -> line.length() <= LineIndex.LONGEST + 1);
                characters += lines.stream().mapToLong(String::length).sum();
            }

            assertThat(characters).isEqualTo(5_000_003);
            assertThat(source.block(blocks - 1)).endsWith("end");
        }
    }

    @Test
    void aFileThatComesLaterIsRead() throws IOException, InterruptedException {
        Path file = folder.resolve("later.log");
        try (FileLogSource source = new FileLogSource(file)) {
            await(source, () -> !source.isReading());
            assertThat(source.lines()).isZero();
            Files.writeString(file, "here\n");
            await(source, () -> source.lines() == 1);

            assertThat(source.block(0)).containsExactly("here");
        }
    }

    @Test
    void linesAppendedBeyondTheBoundPushTheOldestOut() {
        LiveLogSource source = new LiveLogSource(100_000);
        for (int i = 0; i < 10_000; i++) {
            source.append("line " + i);
        }

        assertThat(source.lines()).isEqualTo(10_000);
        assertThat(source.first()).isPositive();
        assertThat(source.block(0)).isEmpty();
        assertThat(source.block(9_999 / LogSource.BLOCK)).endsWith("line 9999");
    }
}
