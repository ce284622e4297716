package studio.atelier.engine.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.gateway.auth.AccessKeys;
import studio.atelier.engine.gateway.auth.MadeKey;
import studio.atelier.engine.gateway.http.Service;
import studio.atelier.engine.gateway.http.WebServer;

/**
 * Doors at addresses of this machine that containers reach, such as that of Docker's bridge. Others may reach such an
 * address, too, so each lets in one key only, made anew with it, and checks signatures; nobody but the containers is told
 * of it. There is no TLS, as no container would know the certificate: what is sent does not leave the machine.
 */
final class ContainerDoors implements AutoCloseable {

    private record Door(WebServer server, ClientAccess access) {}

    private final Function<AccessKeys, Service> services;
    private final Map<InetAddress, Door> open = new LinkedHashMap<>();
    private boolean closed;

    /** @param services what is served to those who have the keys */
    ContainerDoors(Function<AccessKeys, Service> services) {
        this.services = services;
    }

    /** @param own of clients on this machine's own network */
    ContainerAccess with(ClientAccess own) {
        return new ContainerAccess() {
            @Override
            public Map<String, String> here() {
                return own.variables();
            }

            @Override
            public Map<String, String> at(InetAddress address) throws IOException {
                return ContainerDoors.this.at(address);
            }
        };
    }

    private synchronized Map<String, String> at(InetAddress address) throws IOException {
        if (closed) {
            return Map.of();
        }
        Door door = open.get(address);
        if (door == null) {
            door = open(address);
            open.put(address, door);
        }
        return door.access().variables();
    }

    private Door open(InetAddress address) throws IOException {
        MadeKey key = MadeKey.make();
        WebServer server = WebServer.start(new InetSocketAddress(address, 0), Optional.empty(), services.apply(key));
        return new Door(
                server,
                new ClientAccess(Gateway.endpoint("http", address.getHostAddress(), server), key.id(), key.secret()));
    }

    @Override
    public void close() throws IOException {
        Map<InetAddress, Door> ended;
        synchronized (this) {
            closed = true;
            ended = Map.copyOf(open);
            open.clear();
        }
        IOException failure = null;
        for (Door door : ended.values()) {
            try {
                door.server().close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
