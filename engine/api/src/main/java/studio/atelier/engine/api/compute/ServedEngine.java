package studio.atelier.engine.api.compute;

import java.util.function.Predicate;
import studio.atelier.engine.api.project.ProjectFile;

/**
 * The engine that a runtime works for.
 *
 * @param id the engine's id: no other engine, of any time or place, has it
 * @param workspace names the workspace: the same for all engines that work on it from this machine
 * @param dead tells of the id of an engine of this workspace whether that engine is dead
 * @param project how the engine's project meets this machine
 */
public record ServedEngine(String id, String workspace, Predicate<String> dead, ProjectFile project) {}
