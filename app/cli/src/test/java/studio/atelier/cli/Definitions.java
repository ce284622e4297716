package studio.atelier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.atelier.engine.api.json.Json;

/** Small pipelines of shell steps. */
final class Definitions {

    private Definitions() {}

    /** A pipeline with the parameters {@code Word} (String), {@code Count} (Integer) and {@code Rate} (Float). */
    static String of(String... steps) {
        return """
                {"Version": "2020-12-01", "Parameters": [
                   {"Name": "Word", "Type": "String", "DefaultValue": "plain"},
                   {"Name": "Count", "Type": "Integer", "DefaultValue": 1},
                   {"Name": "Rate", "Type": "Float", "DefaultValue": 0.5}],
                 "Steps": [%s]}
                """.formatted(String.join(",\n", steps));
    }

    static Path write(Path file, String... steps) throws IOException {
        return Files.writeString(file, of(steps));
    }

    /** A Processing step that runs a line of shell and uploads {@code /opt/ml/processing/out} to {@code s3://results/NAME}. */
    static String shell(String name, String line, String... needs) {
        return """
                {"Name": "%s", "Type": "Processing", "DependsOn": %s, "Arguments": {
                  "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                  "Environment": {"WORD": {"Get": "Parameters.Word"}},
                  "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", %s]},
                  "ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {
                    "S3Uri": "s3://results/%s", "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"}}]}}}\
                """.formatted(name, strings(needs), string(line), name);
    }

    private static String string(String text) {
        return Json.write(Json.mapper().getNodeFactory().stringNode(text));
    }

    private static String strings(String... texts) {
        var list = Json.array();
        for (String text : texts) {
            list.add(text);
        }
        return Json.write(list);
    }
}
