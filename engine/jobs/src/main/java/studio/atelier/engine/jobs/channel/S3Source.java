package studio.atelier.engine.jobs.channel;

import java.util.List;
import java.util.OptionalLong;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where input data comes from and what is done to it on the way: a channel of training or an S3Input of processing
 * (engine.md sections 1.2 and 5).
 *
 * @param label how messages name it: {@code channel 'train'}
 * @param uri S3 or file URI
 * @param sharded true for ShardedByS3Key
 * @param gunzip true if objects are to be unpacked on the way
 * @param recordIo true if what is sent down a pipe is wrapped into records
 * @param attributes which attributes of an augmented manifest are sent, in their order
 * @param seed of the order in which objects, entries or lines come; empty for their own
 */
public record S3Source(
        String label,
        String uri,
        Type type,
        boolean sharded,
        boolean gunzip,
        boolean recordIo,
        List<String> attributes,
        OptionalLong seed) {

    /** What an S3Uri names: S3DataType. */
    public enum Type {
        PREFIX("S3Prefix"),
        MANIFEST("ManifestFile"),
        AUGMENTED_MANIFEST("AugmentedManifestFile");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public S3Source {
        attributes = List.copyOf(attributes);
    }

    /** Objects as they are. */
    static S3Source plain(String label, String uri, Type type) {
        return new S3Source(label, uri, type, false, false, false, List.of(), OptionalLong.empty());
    }

    /**
     * Reads a channel of a training job that has an S3DataSource.
     *
     * @throws StagingException for a data type that this engine does not have
     */
    public static S3Source ofChannel(String label, ObjectNode channel, ObjectNode source) throws StagingException {
        List<String> attributes = Json.texts(source.path("AttributeNames"));
        JsonNode seed = channel.path("ShuffleConfig").path("Seed");
        Type type = type(label, source);
        if (type == Type.AUGMENTED_MANIFEST && attributes.isEmpty()) {
            throw new StagingException("The " + label + " is an AugmentedManifestFile without AttributeNames; name the"
                    + " attributes of each line that the container is to get");
        }
        return new S3Source(
                label,
                uri(label, source),
                type,
                isSharded(source),
                isGzip(channel.path("CompressionType")),
                channel.path("RecordWrapperType").asString("None").equals("RecordIO"),
                attributes,
                seed.isIntegralNumber() ? OptionalLong.of(seed.longValue()) : OptionalLong.empty());
    }

    /**
     * Reads an S3Input of a processing job.
     *
     * @throws StagingException for a data type that this engine does not have
     */
    public static S3Source ofInput(String label, ObjectNode input) throws StagingException {
        Type type = type(label, input);
        if (type == Type.AUGMENTED_MANIFEST) {
            throw unknown(label, type.wireName());
        }
        return new S3Source(
                label,
                uri(label, input),
                type,
                isSharded(input),
                isGzip(input.path("S3CompressionType")),
                false,
                List.of(),
                OptionalLong.empty());
    }

    private static String uri(String label, ObjectNode source) throws StagingException {
        String uri = source.path("S3Uri").asString("");
        if (uri.isEmpty()) {
            throw new StagingException("The " + label + " has no S3Uri");
        }
        return uri;
    }

    private static Type type(String label, ObjectNode source) throws StagingException {
        String name = source.path("S3DataType").asString("S3Prefix");
        for (Type type : Type.values()) {
            if (type.wireName().equals(name)) {
                return type;
            }
        }
        throw unknown(label, name);
    }

    private static StagingException unknown(String label, String type) {
        return new StagingException("The " + label + " has S3DataType " + type
                + ", which this engine does not read; use S3Prefix or ManifestFile");
    }

    private static boolean isSharded(ObjectNode source) {
        return source.path("S3DataDistributionType").asString("").equals("ShardedByS3Key");
    }

    private static boolean isGzip(JsonNode compression) {
        return compression.asString("None").equalsIgnoreCase("Gzip");
    }
}
