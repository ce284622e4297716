package studio.atelier.engine.api.compute;

/**
 * A container whose program could not be run: it has ended before it began.
 *
 * @param exitCode as a shell has it: 127 if the program was not found, 126 if it may not be run
 */
public record EndedContainer(int exitCode) implements RunningContainer {

    @Override
    public long pid() {
        return -1;
    }

    @Override
    public int await() {
        return exitCode;
    }

    @Override
    public void terminate() {
        // It has ended.
    }

    @Override
    public void kill() {
        // It has ended.
    }
}
