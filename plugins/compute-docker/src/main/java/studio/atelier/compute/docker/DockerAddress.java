package studio.atelier.compute.docker;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.atelier.engine.api.project.ProjectFile;

/**
 * Where Docker's daemon is, and how it is spoken to.
 *
 * @param uri {@code unix://}, {@code npipe://}, {@code tcp://} or {@code ssh://}
 * @param config with the address that a client connects to, TLS and logins to registries
 */
record DockerAddress(URI uri, DefaultDockerClientConfig config) {

    /**
     * The address that the project file names; else that of the docker command: {@code DOCKER_HOST}, its
     * current context, its standard socket.
     */
    static DockerAddress of(ProjectFile.Docker settings) throws DaemonException {
        try {
            DefaultDockerClientConfig.Builder builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
            settings.host().ifPresent(builder::withDockerHost);
            DefaultDockerClientConfig config =
                    builder.withApiVersion(RemoteApiVersion.UNKNOWN_VERSION).build();
            return new DockerAddress(config.getDockerHost(), config);
        } catch (DockerClientException | IllegalArgumentException e) {
            throw new DaemonException("Docker's address or certificates cannot be used: " + e.getMessage(), e);
        }
    }

    /** The same daemon through another address. */
    DefaultDockerClientConfig through(URI other, RemoteApiVersion version) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(other.toString())
                .withApiVersion(version)
                .build();
    }

    boolean isSsh() {
        return "ssh".equals(uri.getScheme());
    }

    boolean isSocket() {
        return "unix".equals(uri.getScheme()) || "npipe".equals(uri.getScheme());
    }

    /** Why a daemon at this address does not answer, and what to do. */
    String silence(Throwable error) {
        if ("unix".equals(uri.getScheme())) {
            Path socket = Path.of(uri.getPath());
            if (!Files.exists(socket)) {
                return "Docker is not running: there is no socket " + socket
                        + ". Start it (Docker Desktop, or: sudo systemctl start docker), or name its address in"
                        + " DOCKER_HOST or in atelier.json: {\"docker\": {\"host\": ...}}";
            }
            if (!Files.isWritable(socket)) {
                return "There is no permission to use Docker's socket " + socket
                        + ". Join its group (sudo usermod -aG docker $USER) and log in again";
            }
        }
        if (Complaint.said(error).contains("HTTP request to an HTTPS server")) {
            return "Docker at " + uri + " speaks TLS only: set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder"
                    + " with ca.pem, cert.pem and key.pem";
        }
        return "Docker does not answer at " + uri + " (" + Complaint.said(error)
                + "). Start it, or name its address in DOCKER_HOST or in atelier.json: {\"docker\": {\"host\": ...}}";
    }
}
