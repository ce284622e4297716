package studio.atelier.studio.models;

import java.util.Optional;

/**
 * Where a version came from.
 *
 * @param pipeline whose run registered it
 * @param run such as "Run 12"
 * @param step that registered it
 * @param trainingJob whose artifact it holds, if that can be told
 */
record Origin(String executionArn, String pipeline, String run, String step, Optional<String> trainingJob) {}
