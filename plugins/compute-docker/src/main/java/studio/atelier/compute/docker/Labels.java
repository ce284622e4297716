package studio.atelier.compute.docker;

import java.util.Map;
import studio.atelier.engine.api.compute.ServedEngine;

/** The labels of what is made in Docker: whose it is. */
final class Labels {

    /** The id of the engine that made it. */
    static final String ENGINE = "studio.atelier.engine";

    /** The workspace of that engine: the machine's name and the folder. */
    static final String WORKSPACE = "studio.atelier.workspace";

    static final String JOB = "studio.atelier.job";
    static final String HOST = "studio.atelier.host";

    private Labels() {}

    static Map<String, String> of(ServedEngine engine) {
        return Map.of(ENGINE, engine.id(), WORKSPACE, workspace(engine));
    }

    /** Names the engine's workspace to a daemon that may serve several machines. */
    static String workspace(ServedEngine engine) {
        return HostName.get() + ":" + engine.workspace();
    }
}
