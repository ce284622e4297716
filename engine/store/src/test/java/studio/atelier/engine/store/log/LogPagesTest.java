package studio.atelier.engine.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LogReader;

class LogPagesTest {

    @TempDir
    Path folder;

    private final LogReader.LogStream stream = new LogReader.LogStream("arn", "group", "stream", "algo-1");

    private static List<String> texts(LogReader.LogPage page) {
        return page.lines().stream().map(EngineEvent.LogLine::text).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void aLogReadsTheSameForwardsAndBackwards(int size) throws Exception {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            // Some lines are longer than what is read at once.
            String line = "é" + i + "x".repeat(i % 100 == 50 ? 1_500_000 : random.nextInt(5));
            lines.add(line);
            text.append(1000 + i).append(' ').append(line).append('\n');
        }
        Path file = Files.writeString(folder.resolve("log"), text);
        LogPages pages = new LogPages(file, stream);

        List<String> forwards = new ArrayList<>();
        for (LogReader.LogPage page = pages.from(0, size);
                !page.lines().isEmpty();
                page = pages.from(page.end(), size)) {
            forwards.addAll(texts(page));
        }
        List<String> backwards = new ArrayList<>();
        for (LogReader.LogPage page = pages.before(Long.MAX_VALUE, size);
                !page.lines().isEmpty();
                page = pages.before(page.begin(), size)) {
            backwards.addAll(0, texts(page));
        }

        assertThat(forwards).isEqualTo(lines);
        assertThat(backwards).isEqualTo(lines);
        assertThat(pages.from(0, 1).lines().getFirst().time().toEpochMilli()).isEqualTo(1000);
    }

    @Test
    void aLineThatIsStillWrittenComesWhenItIsComplete() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "1 one\n2 tw");
        LogPages pages = new LogPages(file, stream);
        LogReader.LogPage first = pages.from(0, 10);
        assertThat(texts(first)).containsExactly("one");
        assertThat(texts(pages.from(first.end(), 10))).isEmpty();
        assertThat(texts(pages.before(Long.MAX_VALUE, 10))).containsExactly("one");

        Files.writeString(file, "o\n", StandardOpenOption.APPEND);

        assertThat(texts(pages.from(first.end(), 10))).containsExactly("two");
        assertThat(texts(pages.before(Long.MAX_VALUE, 1))).containsExactly("two");
        assertThat(texts(pages.from(Long.MAX_VALUE, 10))).isEmpty();
    }
}
