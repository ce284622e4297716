package studio.atelier.studio.executions;

import java.util.Optional;
import studio.atelier.workbench.control.Status;

/**
 * A pipeline in the list of pipelines.
 *
 * @param latest how its latest run stands; nothing before the first
 * @param runs how many there are
 */
record PipelineEntry(String name, Optional<Status> latest, int runs) {}
