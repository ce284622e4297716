package studio.atelier.engine.gateway.s3;

import java.util.Optional;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.gateway.auth.BrowserGuard;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Percent;
import studio.atelier.engine.gateway.http.ServiceException;

/**
 * A request to S3.
 *
 * @param bucket empty for the service itself
 * @param key empty for the bucket itself
 */
record S3Request(Exchange exchange, Sender sender, String bucket, String key) {

    private static final String BELOW_LOCALHOST = ".localhost";

    /** The bucket is the first part of the path, or stands before {@code localhost} in the host's name. */
    static S3Request of(Exchange exchange, Sender sender) {
        String path = exchange.rawPath().substring(1);
        String host = exchange.hosts().isEmpty()
                ? ""
                : BrowserGuard.hostOf(exchange.hosts().getFirst());
        if (host.endsWith(BELOW_LOCALHOST)) {
            String bucket = host.substring(0, host.length() - BELOW_LOCALHOST.length());
            return new S3Request(exchange, sender, bucket, Percent.decode(path));
        }
        int slash = path.indexOf('/');
        return new S3Request(
                exchange,
                sender,
                Percent.decode(slash < 0 ? path : path.substring(0, slash)),
                slash < 0 ? "" : Percent.decode(path.substring(slash + 1)));
    }

    ObjectUri.S3 uri() {
        return new ObjectUri.S3(bucket, key);
    }

    boolean has(String parameter) {
        return exchange.query().has(parameter);
    }

    Optional<String> parameter(String name) {
        return exchange.query().get(name);
    }

    Optional<String> header(String name) {
        return exchange.header(name);
    }

    /** A number from 0 on. */
    int number(String parameter, int otherwise) {
        Optional<String> text = parameter(parameter).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notInRange(parameter);
        }
        throw notInRange(parameter);
    }

    private static ServiceException notInRange(String parameter) {
        return S3Errors.invalidArgument("Provided " + parameter + " not an integer or within integer range");
    }
}
