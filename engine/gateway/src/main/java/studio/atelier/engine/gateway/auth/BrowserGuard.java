package studio.atelier.engine.gateway.auth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import studio.atelier.engine.gateway.http.Exchange;

/**
 * Keeps web pages out. A page in a browser on this machine can send requests to a loopback address, and by rebinding its
 * own domain name to that address it could read the answers. No SDK sends an Origin, and none names another host than the
 * one that it was configured with.
 */
public final class BrowserGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BELOW_LOCALHOST = ".localhost";
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final boolean onLoopback;

    /** @param onLoopback true for a server that only this machine reaches: it must be named as such */
    public BrowserGuard(boolean onLoopback) {
        this.onLoopback = onLoopback;
    }

    /** @throws AuthFailure if the request comes from a web page or names a foreign host */
    public void check(Exchange exchange) {
        List<String> hosts = exchange.hosts();
        if (onLoopback && (hosts.size() != 1 || !isLoopback(hostOf(hosts.getFirst())))) {
            throw foreign("This server is for programs on this machine: the request must name the host 127.0.0.1 or"
                    + " localhost, not " + String.join(", ", hosts));
        }
        if (!exchange.headers("Origin").isEmpty()
                || exchange.header("Sec-Fetch-Site")
                        .filter(site -> !OWN_SITE.contains(site))
                        .isPresent()) {
            throw foreign("Web pages may not send requests to this server");
        }
    }

    private static AuthFailure foreign(String message) {
        return new AuthFailure(AuthFailure.Reason.FOREIGN, message);
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.endsWith(BELOW_LOCALHOST);
    }

    /** The host of a Host header, in small letters, without its port. */
    public static String hostOf(String header) {
        int colon = header.lastIndexOf(':');
        boolean port = colon > header.lastIndexOf(']');
        return (port ? header.substring(0, colon) : header).toLowerCase(Locale.ROOT);
    }
}
