package studio.atelier.compute.process;

import java.util.List;

/** How a container is kept apart from the machine around it. */
public enum Isolation {

    /** A mount and a PID namespace, made with the rights of the superuser. */
    SUPERUSER("--mount", "--pid", "--fork", "--kill-child", "--mount-proc"),

    /** The same within a user namespace, for everybody else; the user keeps the user's own id. */
    USER("--user", "--map-current-user", "--keep-caps", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"),

    /** The same where {@code unshare} is older: the user looks like root inside, and is the user outside. */
    MAPPED_ROOT("--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"),

    /**
     * None: the job's folder stays where it is, {@code SAGEMAKER_BASE_DIR} names it, and {@code /opt/ml}
     * is rewritten in arguments and environment values.
     */
    NONE;

    private final List<String> unshareFlags;

    Isolation(String... unshareFlags) {
        this.unshareFlags = List.of(unshareFlags);
    }

    List<String> unshareFlags() {
        return unshareFlags;
    }

    boolean namespaces() {
        return this != NONE;
    }
}
