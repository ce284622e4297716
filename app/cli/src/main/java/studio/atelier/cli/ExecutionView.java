package studio.atelier.cli;

import java.util.List;
import studio.atelier.engine.api.event.EngineEvent;
import tools.jackson.databind.node.ObjectNode;

/** Shows an execution while it runs. Used by one thread. */
interface ExecutionView {

    /** @param steps names of the steps that have not succeeded yet, in the order of the definition */
    void begin(ObjectNode execution, List<String> steps);

    void event(EngineEvent event);

    /** Says something that is no event. May be called by any thread. */
    void note(String text);

    /** Called several times a second while nothing happens. */
    void tick();

    void end();
}
