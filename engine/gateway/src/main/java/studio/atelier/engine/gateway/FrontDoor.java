package studio.atelier.engine.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import studio.atelier.engine.gateway.auth.BrowserGuard;
import studio.atelier.engine.gateway.auth.Doorkeeper;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Service;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.json.JsonProtocol;
import studio.atelier.engine.gateway.s3.S3Service;

/**
 * Where every request comes in. The service that it is signed for says where it goes: one port has them all, and a bucket
 * may have any name that a path of another service has.
 */
final class FrontDoor implements Service {

    private static final String S3 = "s3";

    private final BrowserGuard guard;
    private final Doorkeeper doorkeeper;
    private final S3Service s3;
    private final Map<String, Service> services;
    private final Service otherQueries;

    /**
     * @param services by the names that signatures have for them
     * @param otherQueries the service whose form refusals to unknown services of the query protocol have
     */
    FrontDoor(
            BrowserGuard guard,
            Doorkeeper doorkeeper,
            S3Service s3,
            Map<String, Service> services,
            Service otherQueries) {
        this.guard = guard;
        this.doorkeeper = doorkeeper;
        this.s3 = s3;
        this.services = services;
        this.otherQueries = otherQueries;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        guard.check(exchange);
        Sender sender = doorkeeper.admit(exchange);
        if (sender.service().equals(S3)) {
            try {
                s3.serve(exchange, sender);
            } catch (ServiceException e) {
                if (exchange.isAnswered()) {
                    throw e;
                }
                S3Service.refuse(exchange, e);
            }
            return;
        }
        Service service = services.get(sender.service());
        if (service == null) {
            throw new ServiceException(
                    400,
                    "UnknownOperationException",
                    "This engine does not have the service '" + sender.service() + "'; it has s3, "
                            + String.join(", ", new TreeSet<>(services.keySet())));
        }
        try {
            service.serve(exchange);
        } catch (ServiceException e) {
            if (exchange.isAnswered()) {
                throw e;
            }
            service.refuse(exchange, e);
        }
    }

    /** For requests that are refused before their service is known: in the form that they look like. */
    @Override
    public void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        if (exchange.header("X-Amz-Target").isPresent()) {
            JsonProtocol.writeRefusal(exchange, refusal);
        } else if (exchange.header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent()) {
            otherQueries.refuse(exchange, refusal);
        } else {
            S3Service.refuse(exchange, refusal);
        }
    }
}
