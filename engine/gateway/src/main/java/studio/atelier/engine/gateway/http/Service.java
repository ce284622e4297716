package studio.atelier.engine.gateway.http;

import java.io.IOException;

/** Answers requests. */
public interface Service {

    /**
     * Answers a request.
     *
     * @throws ServiceException to refuse it
     * @throws IOException if the client is gone or the engine could not read or write
     */
    void serve(Exchange exchange) throws IOException;

    /** Writes a refusal in the form that this service's clients read. */
    void refuse(Exchange exchange, ServiceException refusal) throws IOException;
}
