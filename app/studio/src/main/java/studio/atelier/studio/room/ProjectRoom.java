package studio.atelier.studio.room;

import studio.atelier.workbench.frame.Room;

/** A room that shows something of an open project. JavaFX thread. */
public interface ProjectRoom extends AutoCloseable {

    /** @return its place in the room stripe; entering it opens its page */
    Room room();

    /** Closes its pages and lets go of threads and subscriptions. */
    @Override
    void close();
}
