package studio.atelier.designer.graph;

import java.util.Optional;
import studio.atelier.engine.pipelines.definition.StepType;

/**
 * A step as a card.
 *
 * @param id the step's name, or its pointer if it has none or another step has it too
 * @param step the step's name, by which runs and findings know it; empty if it has none
 * @param title what to call it: the name that it is to be shown by, or else its name
 * @param type what it is
 * @param subtitle its type and image, machine or whatever tells it from others of its type
 * @param rest what its foot says while no run is shown; may be empty
 * @param lane the branch or body it is in
 * @param pointer where the definition has it
 */
public record GraphNode(
        String id,
        String step,
        String title,
        StepType type,
        String subtitle,
        String rest,
        Optional<Lane> lane,
        String pointer) {

    public StepCategory category() {
        return StepCategory.of(type);
    }
}
