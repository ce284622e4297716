package studio.atelier.studio.gallery;

import java.io.IOException;
import java.util.List;

/** The welcome page before anything was opened. */
final class FirstScenes implements Scenes {

    @Override
    public List<String> beginnings() {
        return List.of("welcome-first");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        sitting.take("welcome-first");
    }
}
