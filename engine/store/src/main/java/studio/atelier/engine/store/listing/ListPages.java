package studio.atelier.engine.store.listing;

import java.util.List;
import java.util.regex.Pattern;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with a page of a list that is at hand; its token is the number of elements before it. */
public final class ListPages {

    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,9}");

    private ListPages() {}

    /**
     * @param member name of the response's list: {@code PipelineExecutionSteps}
     * @param body the request, with its MaxResults and NextToken
     * @param defaultResults elements of a page unless the request says how many
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if the token is none of these
     */
    public static ObjectNode answer(List<? extends JsonNode> all, String member, ObjectNode body, int defaultResults) {
        int from = Math.min(before(body.path("NextToken").asString("0")), all.size());
        int to = Math.min(from + body.path("MaxResults").asInt(defaultResults), all.size());
        ObjectNode response = Json.object();
        ArrayNode list = response.putArray(member);
        all.subList(from, to).forEach(list::add);
        return to < all.size() ? response.put("NextToken", Integer.toString(to)) : response;
    }

    private static int before(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw EngineErrors.validation(ListRequest.INVALID_TOKEN);
        }
        return Integer.parseInt(token);
    }
}
