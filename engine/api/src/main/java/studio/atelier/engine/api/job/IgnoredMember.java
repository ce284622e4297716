package studio.atelier.engine.api.job;

/**
 * A member of a request that the engine keeps and describes, but that has no effect here.
 *
 * @param path where it is in the request, such as {@code InputDataConfig[0].DataSource.DatasetSource}
 * @param reason why, as a sentence
 */
public record IgnoredMember(String path, String reason) {}
