package studio.atelier.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import studio.atelier.engine.gateway.ClientAccess;
import studio.atelier.engine.gateway.Gateway;
import studio.atelier.engine.gateway.GatewaySettings;
import studio.atelier.engine.gateway.http.TlsSettings;

/** {@code atelier serve}: the engine for boto3, the AWS CLI and every other client of AWS. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Lets boto3, the AWS CLI, the SageMaker SDK and other clients of AWS work on this engine, until Ctrl-C.",
            "On this machine every access key is good. For other machines, keys and a certificate are needed."
        },
        footer = {
            "%nExamples",
            "  atelier serve",
            "  atelier serve --port 8700 --json",
            "  atelier serve --host 0.0.0.0 --port 8700 --keys keys.ini --certificate server.p12"
        })
final class ServeCommand implements Callable<Integer> {

    private static final String PASSWORD = "ATELIER_CERTIFICATE_PASSWORD";

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: 127.0.0.1, which only this machine reaches.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port. Default: one that is free.")
    private int port;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The access keys that may come in, in a file such as ~/.aws/credentials. Signatures are then"
                    + " checked.")
    private @Nullable Path keys;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "A PKCS #12 file with the server's certificate and key, for https. Its password is taken from $"
                            + PASSWORD + ".")
    private @Nullable Path certificate;

    @Option(
            names = "--json",
            description = "Prints one line of JSON when ready: endpoint, accessKeyId, secretAccessKey, region.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<CredentialsFile> known = keys == null ? Optional.empty() : Optional.of(CredentialsFile.read(keys));
        GatewaySettings settings = new GatewaySettings(host, port, known.map(file -> file), tls());
        CountDownLatch asked = new CountDownLatch(1);
        try (EmbeddedEngine engine = options.open();
                Interrupts interrupts = Interrupts.stopping(asked::countDown);
                Gateway gateway = Gateway.open(engine, settings)) {
            ClientAccess access = access(gateway, known);
            engine.tellContainers(gateway.containers(access));
            announce(access);
            // Who comes in next may start a job.
            engine.prewarm();
            asked.await();
            options.line().getErr().println("Ending; Ctrl-C again to give up waiting for work in progress");
        }
        return 0;
    }

    private Optional<TlsSettings> tls() {
        if (certificate == null) {
            return Optional.empty();
        }
        if (!Files.isReadable(certificate)) {
            throw new InputException(certificate + " is no file that can be read");
        }
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new InputException("The password of " + certificate + " is missing; set " + PASSWORD);
        }
        return Optional.of(new TlsSettings(certificate, password));
    }

    private static ClientAccess access(Gateway gateway, Optional<CredentialsFile> known) {
        return known.map(file -> {
                    String key = file.firstKey();
                    return new ClientAccess(
                            gateway.endpoint(), key, file.secretOf(key).orElseThrow());
                })
                .orElseGet(() -> ClientAccess.withAnyKey(gateway.endpoint()));
    }

    private void announce(ClientAccess access) {
        PrintWriter out = options.line().getOut();
        if (json) {
            out.println(Json.write(access.json()));
        } else {
            boolean windows = File.separatorChar == '\\';
            out.println("Serving " + access.endpoint() + " until Ctrl-C. In the terminal of a client:");
            out.println();
            access.commands(windows).forEach(line -> out.println("  " + line));
            out.println();
        }
        out.flush();
    }
}
