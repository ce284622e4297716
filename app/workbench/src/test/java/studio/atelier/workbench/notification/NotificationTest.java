package studio.atelier.workbench.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationTest {

    private static String text(String message) {
        return Notification.failure("It failed", new IllegalStateException(message))
                .text();
    }

    @Test
    void whatAClientAddsToTheMessageOfItsServiceIsLeftToTheDetails() {
        String whole = "It cannot be retried (Service: SageMaker, Status Code: 400, Request ID: null)";

        assertThat(text(whole)).isEqualTo("It cannot be retried");
        assertThat(text(whole + " (SDK Attempt Count: 1)")).isEqualTo("It cannot be retried");
        assertThat(Notification.failure("It failed", new IllegalStateException(whole))
                        .details())
                .contains("Status Code: 400");
    }

    @Test
    void aFailureWithoutWordsTellsItsKind() {
        assertThat(text(" ")).isEqualTo("IllegalStateException");
    }

    @Test
    void otherBracketsStay() {
        assertThat(text("No such file (see the log)")).isEqualTo("No such file (see the log)");
    }
}
