package studio.atelier.engine.gateway.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.auth.SignedService;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AWS JSON protocol 1.0 and 1.1: the operation is in X-Amz-Target, request and answer are JSON objects (lifecycle.md
 * section 7.1).
 */
public abstract class JsonProtocol implements SignedService {

    /** More than the largest request of the API, a pipeline definition of 1 MB. */
    public static final int MOST_BYTES = 8 << 20;

    private final String prefix;
    private final String type;

    /** @param prefix what X-Amz-Target has before the operation: {@code SageMaker} */
    protected JsonProtocol(String prefix) {
        this(prefix, "1.1");
    }

    /**
     * @param prefix what X-Amz-Target has before the operation
     * @param version of the protocol
     */
    protected JsonProtocol(String prefix, String version) {
        this.prefix = prefix + ".";
        this.type = "application/x-amz-json-" + version;
    }

    /**
     * Calls an operation.
     *
     * @throws ServiceException to refuse it
     */
    protected abstract ObjectNode call(String operation, ObjectNode body) throws IOException;

    @Override
    public final void serve(Exchange exchange, Sender sender) throws IOException {
        String target = exchange.header("X-Amz-Target").orElse("");
        if (!exchange.method().equals("POST") || !target.startsWith(prefix)) {
            throw new ServiceException(
                    target.isEmpty() ? 404 : 400,
                    "UnknownOperationException",
                    "There is nothing at " + exchange.method() + " " + exchange.rawPath() + " with X-Amz-Target '"
                            + target + "'; operations are POST / with X-Amz-Target " + prefix + "OPERATION");
        }
        ObjectNode answer = call(target.substring(prefix.length()), body(exchange));
        write(exchange, 200, answer);
    }

    private static ObjectNode body(Exchange exchange) throws IOException {
        byte[] content = exchange.content(MOST_BYTES);
        if (content.length == 0) {
            return Json.object();
        }
        JsonNode body;
        try {
            body = Json.mapper().readTree(content);
        } catch (JacksonException e) {
            throw new ServiceException(
                    400, "SerializationException", "The request is not JSON: " + e.getOriginalMessage());
        }
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new ServiceException(
                400,
                "SerializationException",
                "The request must be a JSON object, not "
                        + body.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public final void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        exchange.set("x-amzn-ErrorType", refusal.code());
        write(
                exchange,
                refusal.status(),
                Json.object().put("__type", refusal.code()).put("message", refusal.text()));
    }

    private void write(Exchange exchange, int status, ObjectNode json) throws IOException {
        exchange.set("x-amzn-RequestId", exchange.id());
        exchange.answer(status, type, Json.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
