package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerEnd;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.jobs.container.ContainerTree;

/** Why containers failed, as far as they and the system say. */
final class ContainerFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerFailures.class);
    private static final int REASON_LIMIT = 1024;

    // ENOMEM and EAGAIN of a fork, as Java and the C library word them.
    private static final List<String> NO_ROOM =
            List.of("error=12,", "error=11,", "Cannot allocate memory", "Resource temporarily unavailable");

    private ContainerFailures() {}

    /** The failure reason of containers that ended badly: what they wrote, else what is known. */
    static JobFailure of(List<ContainerTree> trees, ContainerGroup.Outcome outcome, JobLog log) {
        Optional<String> lost = outcome.ends().values().stream()
                .filter(end -> end.cause() == ContainerEnd.Cause.LOST)
                .map(ContainerEnd::text)
                .findFirst();
        if (lost.isPresent()) {
            return JobFailure.lost(lost.get());
        }
        for (ContainerTree tree : trees) {
            Optional<String> written = failureFile(tree);
            if (written.isPresent()) {
                return JobFailure.reported(written.get());
            }
        }
        Map.Entry<String, Integer> worst = outcome.exitCodes().entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .findFirst()
                .orElseThrow();
        String which = trees.size() == 1 ? "The container" : "The container of " + worst.getKey();
        StringBuilder reason = new StringBuilder(which + " ended with exit code " + worst.getValue());
        Optional.ofNullable(outcome.ends().get(worst.getKey()))
                .map(ContainerEnd::text)
                .or(() -> explain(worst.getValue()))
                .ifPresent(text -> reason.append(" (").append(text).append(')'));
        List<String> errors = log.host(worst.getKey()).lastErrors();
        errors.stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .ifPresent(line -> reason.append(". Its last words: ").append(line.strip()));
        return JobFailure.algorithm(reason.toString());
    }

    private static Optional<String> explain(int code) {
        return switch (code) {
            case 137 -> Optional.of("SIGKILL: out of memory, or killed from outside");
            case 143 -> Optional.of("SIGTERM");
            case 139 -> Optional.of("SIGSEGV: a crash in native code");
            case 134 -> Optional.of("SIGABRT: a crash in native code");
            case 127 -> Optional.of("its command was not found");
            case 126 -> Optional.of("its command is not executable");
            default -> Optional.empty();
        };
    }

    /** Why a container did not start: where the machine is out of memory or processes, it may start later. */
    static JobFailure ofStart(ContainerStartException error) {
        String message = String.valueOf(error.getMessage());
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (NO_ROOM.stream().anyMatch(String.valueOf(at.getMessage())::contains)) {
                return JobFailure.capacity(message);
            }
        }
        return error.fault() == ContainerStartException.Fault.JOB
                ? JobFailure.client(message, error)
                : JobFailure.internal(message, error);
    }

    private static Optional<String> failureFile(ContainerTree tree) {
        Path file = tree.root().resolve("output/failure");
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(4 * REASON_LIMIT);
            }
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text.length() > REASON_LIMIT ? text.substring(0, REASON_LIMIT) : text);
        } catch (IOException e) {
            LOG.warn("The failure file {} could not be read", file, e);
            return Optional.empty();
        }
    }
}
