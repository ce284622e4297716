package studio.atelier.studio.gallery;

import java.io.IOException;
import java.util.List;

/** Some pictures that belong together. A new one is a method of such a class; a new class is a line of the gallery. */
interface Scenes {

    /** @return how the names of its pictures begin, so that it can be left out when none of them is wanted */
    List<String> beginnings();

    /** Prepares what the pictures need, takes them, and leaves no dialog behind. */
    void play(Sitting sitting) throws IOException;
}
