package studio.atelier.studio.gallery;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.api.machine.MachineReader;
import studio.atelier.engine.api.operation.OperationRegistry;

/** Lets an engine's answers wait for as long as a picture of the waiting takes. */
final class Gate {

    private static final Set<Class<?>> READERS = Set.of(SageMakerClient.class, JobReader.class, MachineReader.class);

    private volatile CompletableFuture<Void> passage = CompletableFuture.completedFuture(null);

    void shut() {
        passage = new CompletableFuture<>();
    }

    void open() {
        passage.complete(null);
    }

    /** @return the same engine; what is read of it waits while the gate is shut */
    Engine around(Engine engine) {
        return facade(Engine.class, (proxy, method, arguments) -> {
            if (method.getReturnType() == OperationRegistry.class) {
                // No interface: it waits before it is handed out, which only happens where something is read.
                passage.join();
            }
            try {
                Object answer = method.invoke(engine, arguments);
                return READERS.contains(method.getReturnType()) ? waiting(method.getReturnType(), answer) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private <T> T waiting(Class<T> type, Object reader) {
        return facade(type, (proxy, method, arguments) -> {
            passage.join();
            try {
                return method.invoke(reader, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static <T> T facade(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Gate.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
