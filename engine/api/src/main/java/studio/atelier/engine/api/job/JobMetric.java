package studio.atelier.engine.api.job;

import java.time.Instant;

/**
 * A value of a metric that a job reported.
 *
 * @param name of the job's metric definition
 * @param time when the line with it was read
 */
public record JobMetric(String name, double value, Instant time) {}
