package studio.atelier.engine.jobs.channel;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where input data comes from: the members that an S3DataSource of training and an S3Input of
 * processing share (engine.md sections 1.2 and 5).
 *
 * @param label how messages name it: {@code channel 'train'}
 * @param uri S3 or file URI
 * @param manifest true for S3DataType ManifestFile, false for S3Prefix
 * @param sharded true for ShardedByS3Key
 * @param gunzip true if objects are to be unpacked on the way
 */
public record S3Source(String label, String uri, boolean manifest, boolean sharded, boolean gunzip) {

    /**
     * @param source the S3DataSource or S3Input
     * @throws StagingException for a data type that is not built in File mode
     */
    public static S3Source of(String label, ObjectNode source, Optional<String> compression) throws StagingException {
        String uri = source.path("S3Uri").asString("");
        if (uri.isEmpty()) {
            throw new StagingException("The " + label + " has no S3Uri");
        }
        String type = source.path("S3DataType").asString("S3Prefix");
        if (!type.equals("S3Prefix") && !type.equals("ManifestFile")) {
            throw new StagingException("The " + label + " has S3DataType " + type
                    + ", which this engine does not read; use S3Prefix or ManifestFile");
        }
        return new S3Source(
                label,
                uri,
                type.equals("ManifestFile"),
                source.path("S3DataDistributionType").asString("").equals("ShardedByS3Key"),
                compression.filter("Gzip"::equalsIgnoreCase).isPresent());
    }
}
