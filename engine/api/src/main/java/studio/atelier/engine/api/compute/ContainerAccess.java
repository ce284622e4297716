package studio.atelier.engine.api.compute;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;

/**
 * How containers reach the engine, as clients of SageMaker and S3 within them need it: variables of their environment,
 * such as {@code AWS_ENDPOINT_URL}. Safe for use by several threads.
 */
public interface ContainerAccess {

    /** Of an engine that serves nobody. */
    ContainerAccess NONE = here(Map.of());

    /** For containers on this machine's own network; empty if the engine serves nobody. */
    Map<String, String> here();

    /**
     * For containers that reach this machine at one of its addresses only; the engine is served there from now on.
     *
     * @return empty if the engine serves nobody there
     * @throws IOException if the address cannot be served
     */
    Map<String, String> at(InetAddress address) throws IOException;

    /** On this machine's own network only. */
    static ContainerAccess here(Map<String, String> variables) {
        Map<String, String> own = Map.copyOf(variables);
        return new ContainerAccess() {
            @Override
            public Map<String, String> here() {
                return own;
            }

            @Override
            public Map<String, String> at(InetAddress address) {
                return Map.of();
            }
        };
    }
}
