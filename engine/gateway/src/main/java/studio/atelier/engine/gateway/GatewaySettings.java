package studio.atelier.engine.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import studio.atelier.engine.gateway.auth.AccessKeys;
import studio.atelier.engine.gateway.http.TlsSettings;

/**
 * Where and for whom a gateway listens.
 *
 * @param host a name or address of this machine
 * @param port 0 for one that is free
 * @param keys the keys that may come in; empty for any, on loopback only
 * @param tls the certificate; empty for plain HTTP, on loopback only
 */
public record GatewaySettings(String host, int port, Optional<AccessKeys> keys, Optional<TlsSettings> tls) {

    /** On loopback, for programs of this machine. */
    public static GatewaySettings loopback(int port) {
        return new GatewaySettings("127.0.0.1", port, Optional.empty(), Optional.empty());
    }

    /**
     * True if only this machine reaches the address.
     *
     * @throws UnknownHostException if the host is none that this machine knows
     */
    boolean isLoopback() throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }
}
