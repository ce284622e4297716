package studio.atelier.engine.gateway.http;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests to a service, and turns what it throws into answers. */
final class ServiceHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceHandler.class);

    private final Service service;
    private int inProgress;
    private boolean ending;

    ServiceHandler(Service service) {
        super(InvocationType.BLOCKING);
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response);
        boolean refused = !begin();
        try {
            if (refused) {
                response.getHeaders().put("Connection", "close");
                refuse(exchange, new ServiceException(503, "ServiceUnavailable", "The server is ending"));
            } else {
                serve(exchange);
            }
            exchange.drain();
            callback.succeeded();
        } catch (EofException e) {
            LOG.debug("The client of request {} is gone", exchange.id(), e);
            callback.failed(e);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The answer to request {} was broken off", exchange.id(), e);
            callback.failed(e);
        } finally {
            if (!refused) {
                done();
            }
        }
        return true;
    }

    private synchronized boolean begin() {
        if (!ending) {
            inProgress++;
        }
        return !ending;
    }

    private synchronized void done() {
        inProgress--;
        notifyAll();
    }

    /** Takes no more requests, and waits until those in progress are answered, at most for a while. */
    synchronized void end(Duration patience) throws InterruptedException {
        ending = true;
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (inProgress > 0 && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    private void serve(Exchange exchange) throws IOException {
        try {
            exchange.requireReadable();
            service.serve(exchange);
        } catch (ServiceException e) {
            refuse(exchange, e);
        } catch (EofException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (exchange.isAnswered()) {
                throw e;
            }
            LOG.error("Request {} failed", exchange.id(), e);
            refuse(
                    exchange,
                    new ServiceException(
                            500, "InternalFailure", e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    private void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        if (exchange.isAnswered()) {
            throw new IOException("Refused after the answer had begun: " + refusal.text(), refusal);
        }
        service.refuse(exchange, refusal);
    }
}
