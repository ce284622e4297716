package studio.atelier.engine.api.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sagemaker.model.SageMakerRequest;
import studio.atelier.engine.api.codec.CodecException;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.NullMembers;
import studio.atelier.engine.api.shape.RequestValidator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations of an engine, by request type. Every door dispatches here: the in-process client,
 * the command line, later the HTTP gateway. A request is validated before its handler sees it.
 */
public final class OperationRegistry {

    private static final String REQUEST_TOKEN = "ClientRequestToken";

    private record Operation<Q extends SageMakerRequest>(
            String name, Class<Q> type, OperationHandler<Q> handler, boolean carrying) {
        ObjectNode call(ObjectNode body) {
            Q request;
            try {
                request = SdkCodec.decode(body, type);
            } catch (CodecException e) {
                throw EngineErrors.validation("1 validation error detected: " + e.getMessage());
            }
            try {
                return handler.handle(new Call<>(name, body, request));
            } catch (IllegalArgumentException e) {
                // What a handler cannot use: a URI that names nothing, a number out of bounds.
                throw EngineErrors.validation(String.valueOf(e.getMessage()));
            }
        }
    }

    private final Map<String, Operation<?>> operations = new ConcurrentHashMap<>();
    private final NullMembers nullMembers = new NullMembers(ApiShapes.sageMaker());
    private final RequestValidator validator = new RequestValidator(ApiShapes.sageMaker());

    /**
     * Registers the handler of an operation. The operation's name is the request type's without "Request"; its shapes
     * must be known, or nothing would check its requests. A member that they do not have, as of a newer client, is
     * refused: a handler would leave it out without a word.
     */
    public <Q extends SageMakerRequest> OperationRegistry register(Class<Q> request, OperationHandler<Q> handler) {
        return register(request, handler, false);
    }

    /** As {@link #register}, for a handler that keeps and describes the whole request, unknown members included. */
    public <Q extends SageMakerRequest> OperationRegistry registerCarrying(
            Class<Q> request, OperationHandler<Q> handler) {
        return register(request, handler, true);
    }

    private <Q extends SageMakerRequest> OperationRegistry register(
            Class<Q> request, OperationHandler<Q> handler, boolean carrying) {
        String name = nameOf(request);
        if (ApiShapes.sageMaker().operation(name).isEmpty()) {
            throw new IllegalStateException("api-shapes.json has no shapes of " + name);
        }
        if (operations.putIfAbsent(key(name), new Operation<>(name, request, handler, carrying)) != null) {
            throw new IllegalStateException(name + " has a handler already");
        }
        return this;
    }

    /** The name of the operation that a request type belongs to. */
    public static String nameOf(Class<? extends SageMakerRequest> request) {
        String simple = request.getSimpleName();
        return simple.substring(0, simple.length() - "Request".length());
    }

    /** The names of all registered operations, sorted. */
    public Collection<String> names() {
        return operations.values().stream()
                .map(Operation::name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    public boolean has(String operation) {
        return operations.containsKey(key(operation));
    }

    /**
     * Calls an operation by its SageMaker name, in capitals or not.
     *
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException as the service would
     */
    public ObjectNode invoke(String operation, ObjectNode body) {
        Operation<?> found = Optional.<Operation<?>>ofNullable(operations.get(key(operation)))
                .orElseThrow(() -> EngineErrors.notImplemented(operation));
        nullMembers.remove(found.name(), body);
        fillToken(found.name(), body);
        List<String> violations = found.carrying()
                ? validator.validate(found.name(), body)
                : validator.validateStrictly(found.name(), body);
        if (!violations.isEmpty()) {
            throw EngineErrors.validation(RequestValidator.message(violations));
        }
        return found.call(body);
    }

    // SDKs make up the token that lets the service recognise a repeated call; so do the doors of this engine.
    private static void fillToken(String operation, ObjectNode body) {
        boolean wanted = ApiShapes.sageMaker()
                .operation(operation)
                .flatMap(ApiShapes.OperationShapes::input)
                .flatMap(ApiShapes.sageMaker()::shape)
                .filter(shape -> shape.required().contains(REQUEST_TOKEN))
                .isPresent();
        if (wanted && !body.hasNonNull(REQUEST_TOKEN)) {
            body.put(REQUEST_TOKEN, UUID.randomUUID().toString());
        }
    }

    // The SDK spells some names its own way (CreateAutoMlJobV2 for CreateAutoMLJobV2).
    private static String key(String operation) {
        return operation.toLowerCase(Locale.ROOT);
    }
}
