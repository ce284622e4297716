package studio.atelier.engine.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import studio.atelier.engine.gateway.auth.BrowserGuard;
import studio.atelier.engine.gateway.auth.Doorkeeper;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.auth.SignedService;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Service;
import studio.atelier.engine.gateway.http.ServiceException;

/**
 * Where every request comes in. The service that it is signed for says where it goes: one port has them all, and a bucket
 * may have any name that a path of another service has.
 */
final class FrontDoor implements Service {

    static final String SAGEMAKER = "sagemaker";
    static final String S3 = "s3";
    static final String LOGS = "logs";
    static final String METRICS = "monitoring";
    static final String STS = "sts";
    static final String IAM = "iam";

    private final BrowserGuard guard;
    private final Doorkeeper doorkeeper;
    private final Map<String, SignedService> services;

    /** @param services by the names that signatures have for them: at least SageMaker, S3 and STS */
    FrontDoor(BrowserGuard guard, Doorkeeper doorkeeper, Map<String, SignedService> services) {
        this.guard = guard;
        this.doorkeeper = doorkeeper;
        this.services = services;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        guard.check(exchange);
        Sender sender = doorkeeper.admit(exchange);
        SignedService service = services.get(sender.service());
        if (service == null) {
            throw new ServiceException(
                    400,
                    "UnknownOperationException",
                    "This engine does not have the service '" + sender.service() + "'; it has "
                            + String.join(", ", new TreeSet<>(services.keySet())));
        }
        try {
            service.serve(exchange, sender);
        } catch (ServiceException e) {
            if (exchange.isAnswered()) {
                throw e;
            }
            service.refuse(exchange, e);
        }
    }

    /** For requests that are refused before their service is known: in the form of a service that they look like. */
    @Override
    public void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        boolean json = exchange.header("X-Amz-Target").isPresent();
        boolean form = exchange.header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        Objects.requireNonNull(services.get(json ? SAGEMAKER : form ? STS : S3)).refuse(exchange, refusal);
    }
}
