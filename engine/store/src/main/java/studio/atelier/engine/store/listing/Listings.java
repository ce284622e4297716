package studio.atelier.engine.store.listing;

import java.util.function.Function;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourcePage;
import studio.atelier.engine.store.metadata.ResourceStore;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers a List request: runs the query and writes the summaries and the next token. */
public final class Listings {

    private final ResourceStore resources;

    public Listings(ResourceStore resources) {
        this.resources = resources;
    }

    /**
     * @param member name of the response's list: {@code TrainingJobSummaries}
     * @param summary one element of it
     */
    public ObjectNode answer(ListQuery query, String member, Function<Resource, ObjectNode> summary) {
        ResourcePage page;
        try {
            page = resources.list(query);
        } catch (ResourceStore.InvalidTokenException e) {
            throw EngineErrors.validation(String.valueOf(e.getMessage()));
        }
        ObjectNode response = Json.object();
        ArrayNode summaries = response.putArray(member);
        page.resources().forEach(resource -> summaries.add(summary.apply(resource)));
        page.nextToken().ifPresent(token -> response.put("NextToken", token));
        return response;
    }
}
