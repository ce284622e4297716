package studio.atelier.compute.docker;

import studio.atelier.engine.api.compute.RunningContainer;

/**
 * A container whose program could not be run: it has ended as a shell would end it.
 *
 * @param exitCode 127 if the program was not found, 126 if it may not be run
 */
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
        // It has ended.
    }

    @Override
    public void kill() {
        // It has ended.
    }
}
