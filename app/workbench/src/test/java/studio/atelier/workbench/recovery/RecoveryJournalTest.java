package studio.atelier.workbench.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryJournalTest {

    @TempDir
    private Path folder;

    private RecoveryJournal journal() {
        return new RecoveryJournal(folder.resolve("recovery"), (document, failure) -> {
            throw new AssertionError(failure);
        });
    }

    @Test
    void whatWasNotSavedIsThereAfterwards() throws IOException {
        Path document = folder.resolve("pipeline.json");
        try (RecoveryJournal journal = journal()) {
            journal.keep(document, "first");
            journal.keep(document, "second");
        }

        List<RecoveredWork> left = journal().left();

        assertThat(left).singleElement().satisfies(work -> {
            assertThat(work.document()).isEqualTo(document);
            assertThat(work.text()).isEqualTo("second");
        });
    }

    @Test
    void whatIsTypedWhileItWritesIsWrittenToo() throws IOException, InterruptedException {
        Path document = folder.resolve("pipeline.json");
        try (RecoveryJournal journal = new RecoveryJournal(
                folder.resolve("recovery"),
                (failed, failure) -> {
                    throw new AssertionError(failure);
                },
                Duration.ZERO)) {
            for (int round = 0; round < 200; round++) {
                String last = "round " + round;
                journal.keep(document, "a");
                // Somewhere in the write of the first.
                Thread.sleep(Duration.ofNanos(round * 5_000L));
                journal.keep(document, last);

                for (int wait = 0; !textLeft(journal).equals(last); wait++) {
                    assertThat(wait).as("waits of 10 ms in round " + round).isLessThan(1_000);
                    Thread.sleep(10);
                }
            }
        }
    }

    private static String textLeft(RecoveryJournal journal) throws IOException {
        return journal.left().stream().map(RecoveredWork::text).findFirst().orElse("");
    }

    @Test
    void whatWasSavedIsForgotten() throws IOException {
        Path document = folder.resolve("pipeline.json");
        try (RecoveryJournal journal = journal()) {
            journal.keep(document, "text");
        }
        try (RecoveryJournal journal = journal()) {
            journal.forget(document);
        }

        assertThat(journal().left()).isEmpty();
    }

    @Test
    void theWorkOfALivingProgramIsNotOfferedToAnother() throws IOException {
        try (RecoveryJournal journal = journal()) {
            journal.keep(folder.resolve("pipeline.json"), "text");
        }
        Path entry;
        try (var files = Files.list(folder.resolve("recovery"))) {
            entry = files.findFirst().orElseThrow();
        }
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Files.writeString(entry, Files.readString(entry).replaceAll("\"process\":\\d+", "\"process\":" + living));

        assertThat(journal().left()).isEmpty();
    }

    @Test
    void anUnreadableEntryDoesNotHideTheOthers() throws IOException {
        try (RecoveryJournal journal = journal()) {
            journal.keep(folder.resolve("pipeline.json"), "text");
        }
        Files.writeString(folder.resolve("recovery").resolve("broken.json"), "{");

        assertThat(journal().left()).hasSize(1);
    }
}
