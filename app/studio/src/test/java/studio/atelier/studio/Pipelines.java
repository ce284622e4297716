package studio.atelier.studio;

/** Definitions that tests open. */
final class Pipelines {

    /** One step that runs a shell command; two parameters. */
    static final String GREET = """
            {
              "Version": "2020-12-01",
              "Parameters": [
                {"Name": "Greeting", "Type": "String", "DefaultValue": "hello"},
                {"Name": "Limit", "Type": "Float", "DefaultValue": 2.5}
              ],
              "Steps": [
                {
                  "Name": "Greet",
                  "Type": "Processing",
                  "Arguments": {
                    "RoleArn": "arn:aws:iam::000000000000:role/Atelier",
                    "ProcessingResources": {
                      "ClusterConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}
                    },
                    "AppSpecification": {
                      "ImageUri": "atelier.local/shell",
                      "ContainerEntrypoint": ["sh", "-c", "echo $GREETING from the step"]
                    },
                    "Environment": {"GREETING": {"Get": "Parameters.Greeting"}}
                  }
                }
              ]
            }
            """;

    private Pipelines() {}
}
