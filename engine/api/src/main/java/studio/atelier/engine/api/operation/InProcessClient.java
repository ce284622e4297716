package studio.atelier.engine.api.operation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerResponse;
import software.amazon.awssdk.services.sagemaker.waiters.SageMakerWaiter;
import studio.atelier.engine.api.codec.SdkCodec;

/**
 * A {@link SageMakerClient} whose calls go to an {@link OperationRegistry} in this process. Consumer
 * overloads, paginators and waiters are the SDK's own and end in the same calls.
 */
public final class InProcessClient implements InvocationHandler {

    private final OperationRegistry registry;

    private InProcessClient(OperationRegistry registry) {
        this.registry = registry;
    }

    public static SageMakerClient of(OperationRegistry registry) {
        return (SageMakerClient) Proxy.newProxyInstance(
                SageMakerClient.class.getClassLoader(),
                new Class<?>[] {SageMakerClient.class},
                new InProcessClient(registry));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof SageMakerRequest request
                && SageMakerResponse.class.isAssignableFrom(method.getReturnType())) {
            return call(request, method.getReturnType().asSubclass(SageMakerResponse.class));
        }
        return switch (method.getName()) {
            case "serviceName" -> SageMakerClient.SERVICE_NAME;
            case "close" -> null;
            case "waiter" ->
                SageMakerWaiter.builder().client((SageMakerClient) proxy).build();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "toString" -> "InProcessClient" + registry.names();
            default -> InvocationHandler.invokeDefault(proxy, method, arguments);
        };
    }

    private SageMakerResponse call(SageMakerRequest request, Class<? extends SageMakerResponse> responseType)
            throws AwsServiceException {
        String operation = OperationRegistry.nameOf(request.getClass());
        return SdkCodec.decode(registry.invoke(operation, SdkCodec.encode(request)), responseType);
    }
}
