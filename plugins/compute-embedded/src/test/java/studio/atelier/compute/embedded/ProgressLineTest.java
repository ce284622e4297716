package studio.atelier.compute.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void readsWhatItWrote() {
        assertThat(ProgressLine.read(ProgressLine.of(0.25))).hasValue(0.25);
        assertThat(ProgressLine.read(ProgressLine.of(1))).hasValue(1);
    }

    @Test
    void takesNoLineOfTheLog() {
        assertThat(ProgressLine.read("progress 0.5")).isEmpty();
        assertThat(ProgressLine.read("")).isEmpty();
        assertThat(ProgressLine.read("\u001eprogress much")).isEmpty();
    }
}
