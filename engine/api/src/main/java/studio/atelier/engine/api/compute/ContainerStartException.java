package studio.atelier.engine.api.compute;

/** A container could not be started. The message is for the user: what failed and what to do. */
public final class ContainerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose turn it is to do something. */
    public enum Fault {
        /** The machine's or the runtime's: the same job may start another time. */
        MACHINE,
        /** The job's: it asks for something that is not there or not allowed. */
        JOB
    }

    private final Fault fault;

    public ContainerStartException(String message) {
        super(message);
        this.fault = Fault.MACHINE;
    }

    public ContainerStartException(String message, Throwable cause) {
        super(message, cause);
        this.fault = Fault.MACHINE;
    }

    public ContainerStartException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
