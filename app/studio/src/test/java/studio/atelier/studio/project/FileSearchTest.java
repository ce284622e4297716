package studio.atelier.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.workbench.search.SearchHit;

class FileSearchTest {

    @TempDir
    private Path folder;

    private final List<Path> opened = new ArrayList<>();
    private FileSearch search;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("src/train_model.py", "data/train.csv", ".git/train", "notes.txt")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        search = new FileSearch(folder, opened::add);
    }

    @Test
    void filesAreFoundByNameTheBestFirst() {
        List<SearchHit> hits = search.search("train", 10);

        assertThat(hits).extracting(SearchHit::title).containsExactly("train.csv", "train_model.py");
        assertThat(hits.getFirst().detail()).isEqualTo("data");
        hits.getFirst().open().run();
        assertThat(opened).containsExactly(folder.resolve("data/train.csv"));
    }

    @Test
    void nothingTypedFindsNothing() {
        assertThat(search.search(" ", 10)).isEmpty();
    }
}
