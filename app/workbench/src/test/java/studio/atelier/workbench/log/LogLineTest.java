package studio.atelier.workbench.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {

    @Test
    void colourCodesAreTakenOffAndTheTimeStandsByItself() {
        LogLine line = LogLine.of("2026-11-24T10:20:44.123Z \u001b[1;33mWARNING\u001b[0m slow");

        assertThat(line.time()).isEqualTo("10:20:44");
        assertThat(line.text()).isEqualTo("WARNING slow");
        assertThat(line.level()).isEqualTo(LogLevel.WARNING);
    }

    @Test
    void aProgressBarShowsWhatItWroteLast() {
        assertThat(LogLine.of("10%\r55%\r100%").text()).isEqualTo("100%");
        assertThat(LogLine.of("done\r").text()).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource({
        "'[10:20] ERROR no file', ERROR",
        "'ValueError: could not convert', ERROR",
        "'Traceback (most recent call last):', ERROR",
        "'UserWarning: deprecated', WARNING",
        "'FutureWarning WARN x', WARNING",
        "'mean squared error: 0.2', INFO",
        "'DEBUG start', DEBUG",
        "'[0]#011train-rmse:7.1', INFO"
    })
    void theLevelIsReadFromWordsOfTheLine(String line, LogLevel level) {
        assertThat(LogLevel.of(line)).isEqualTo(level);
    }

    @Test
    void textIsFoundInAnyCase() {
        assertThat(LogMatcher.find("Epoch[3] Validation-mAP", "VALIDATION-map", 0))
                .isEqualTo(9);
        assertThat(LogMatcher.find("aaab", "aab", 0)).isEqualTo(1);
        assertThat(LogMatcher.find("short", "longer needle", 0)).isEqualTo(-1);
    }
}
