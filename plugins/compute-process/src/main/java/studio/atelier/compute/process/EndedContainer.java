package studio.atelier.compute.process;

import studio.atelier.engine.api.compute.RunningContainer;

/** A container whose command could not be executed: it has ended before it began. */
record EndedContainer(int exitCode) implements RunningContainer {

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
        // There is nothing left to end.
    }

    @Override
    public void kill() {
        // There is nothing left to end.
    }
}
