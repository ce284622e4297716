package studio.atelier.engine.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.LocalAccount;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client of AWS is told so that it works on this engine.
 *
 * @param endpoint of the door
 * @param accessKeyId a key that is let in
 * @param secretAccessKey signs what the client sends
 */
public record ClientAccess(URI endpoint, String accessKeyId, String secretAccessKey) {

    /** Of a door that lets every key in: any would do, and these say where they belong. */
    public static ClientAccess withAnyKey(URI endpoint) {
        return new ClientAccess(endpoint, "atelier", "atelier");
    }

    public String region() {
        return LocalAccount.REGION;
    }

    /** @return environment variables that boto3, the AWS CLI and the AWS SDKs read, by name in order */
    public Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", accessKeyId,
                "AWS_SECRET_ACCESS_KEY", secretAccessKey,
                "AWS_DEFAULT_REGION", region(),
                "AWS_REGION", region()));
    }

    /**
     * @param windows whether for the terminal of Windows; else for POSIX shells
     * @return commands that set the {@link #variables}, one a line
     */
    public List<String> commands(boolean windows) {
        String verb = windows ? "set " : "export ";
        return variables().entrySet().stream()
                .map(variable -> verb + variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    /** @return {@code {"endpoint", "accessKeyId", "secretAccessKey", "region"}} */
    public ObjectNode json() {
        return Json.object()
                .put("endpoint", endpoint.toString())
                .put("accessKeyId", accessKeyId)
                .put("secretAccessKey", secretAccessKey)
                .put("region", region());
    }
}
