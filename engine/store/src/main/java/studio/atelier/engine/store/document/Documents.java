package studio.atelier.engine.store.document;

import java.time.Instant;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Small steps from a stored resource to a response. */
public final class Documents {

    /** The member of a stored document that is the engine's own: no response shows it. */
    public static final String HIDDEN = "_engine";

    private Documents() {}

    /** A copy of the resource's document with its times of creation and last change, without what is {@link #HIDDEN}. */
    public static ObjectNode withTimes(Resource resource) {
        ObjectNode response = Json.object();
        resource.document().properties().forEach(e -> response.set(e.getKey(), e.getValue()));
        response.remove(HIDDEN);
        putTime(response, "CreationTime", resource.created());
        putTime(response, "LastModifiedTime", resource.modified());
        return response;
    }

    /** The named members of a document, as far as it has them. */
    public static ObjectNode pick(ObjectNode document, String... members) {
        ObjectNode picked = Json.object();
        for (String member : members) {
            copy(document, picked, member);
        }
        return picked;
    }

    public static void putTime(ObjectNode target, String member, Instant time) {
        target.put(member, SdkCodec.epochSeconds(time));
    }

    /** Who made and changed a resource: nobody whom the API could name, as for calls from outside of its Studio. */
    public static void putUsers(ObjectNode response) {
        response.putObject("CreatedBy");
        response.putObject("LastModifiedBy");
    }

    /** Copies a member if the source has it. */
    public static void copy(ObjectNode source, ObjectNode target, String member) {
        JsonNode value = source.get(member);
        if (value != null) {
            target.set(member, value);
        }
    }
}
