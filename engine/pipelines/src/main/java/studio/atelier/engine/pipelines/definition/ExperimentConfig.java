package studio.atelier.engine.pipelines.definition;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The experiment and trial that a run is filed under.
 *
 * @param experimentName a string or an expression
 * @param trialName a string or an expression
 */
public record ExperimentConfig(Optional<JsonNode> experimentName, Optional<JsonNode> trialName) {}
