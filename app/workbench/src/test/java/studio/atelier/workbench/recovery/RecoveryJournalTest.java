package studio.atelier.workbench.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
