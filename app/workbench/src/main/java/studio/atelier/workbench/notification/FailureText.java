package studio.atelier.workbench.notification;

import java.util.regex.Pattern;

/** What a failure says, for people. */
public final class FailureText {

    /** What a client of a service adds to the service's message. It helps nobody who reads a page. */
    private static final Pattern SERVICE_FACTS =
            Pattern.compile("\\s*\\(Service: [^()]*, Status Code: [^()]*\\)(\\s*\\(SDK Attempt Count: \\d+\\))?$");

    private FailureText() {}

    /** @return the message of a failure, or its kind if it has none */
    public static String of(Throwable failure) {
        String message = failure.getMessage() == null
                ? ""
                : SERVICE_FACTS.matcher(failure.getMessage()).replaceFirst("").strip();
        return message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }
}
