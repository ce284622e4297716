package studio.atelier.studio.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LeavingTest {

    private static final String RUN = "arn:aws:sagemaker:local:000000000000:pipeline/p/execution/abc";
    private static final String JOB = "arn:aws:sagemaker:local:000000000000:training-job/j";

    @Test
    void whatRunsIsCountedInWords() {
        assertThat(Leaving.words(Set.of(RUN))).startsWith("1 pipeline run is still at work");
        assertThat(Leaving.words(Set.of(RUN, JOB))).startsWith("1 pipeline run and 1 job are still at work");
    }
}
