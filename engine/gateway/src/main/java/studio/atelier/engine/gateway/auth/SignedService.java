package studio.atelier.engine.gateway.auth;

import java.io.IOException;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;

/** A service of AWS. Its requests are signed for it, and their sender was let in. */
public interface SignedService {

    /**
     * Answers a request.
     *
     * @throws ServiceException to refuse it
     * @throws IOException if the client is gone or the engine could not read or write
     */
    void serve(Exchange exchange, Sender sender) throws IOException;

    /** Writes a refusal in the form that this service's clients read. */
    void refuse(Exchange exchange, ServiceException refusal) throws IOException;
}
