package studio.atelier.cli;

import java.util.List;
import studio.atelier.engine.api.event.EngineEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows an execution while it runs. Used by one thread. */
interface ExecutionView {

    /** @param steps those that were started already */
    void begin(ObjectNode execution, List<JsonNode> steps);

    void event(EngineEvent event);

    /** Called several times a second while nothing happens. */
    void tick();

    void end();
}
