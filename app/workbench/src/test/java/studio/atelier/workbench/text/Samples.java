package studio.atelier.workbench.text;

/** Texts for tests. */
final class Samples {

    static final String JSON = """
            {
              "Version": "2020-12-01",
              "Parameters": [
                {"Name": "InstanceType", "Type": "String", "DefaultValue": "ml.m5.large"},
                {"Name": "Threshold", "Type": "Float", "DefaultValue": 6.0}
              ],
              "Steps": [
                {
                  "Name": "AbaloneTrain",
                  "Type": "Training",
                  "Arguments": {
                    "EnableNetworkIsolation": false,
                    "StoppingCondition": {"MaxRuntimeInSeconds": 86400}
                  }
                }
              ]
            }
            """;
    static final String PYTHON = """
            \"""Evaluates a model.

            Reads the test set and writes a report.
            \"""
            import json

            @cache
            def evaluate(model, rows=100):
                # the mean squared error
                if model is None:
                    raise ValueError("no model: 'x'")
                return {"mse": 4.57, "ok": True}
            """;
    static final String SQL = """
            -- clip outliers
            select least(greatest(fare_amount, 2.5), 75.3) as fare
            from taxi /* all
            of it */ where payment = 'it''s cash' and tip is not null
            """;

    private Samples() {}

    static String largeJson(int bytes) {
        StringBuilder text = new StringBuilder("[\n");
        for (int i = 0; text.length() < bytes; i++) {
            text.append("  {\"id\": ")
                    .append(i)
                    .append(", \"name\": \"row ")
                    .append(i)
                    .append("\"},\n");
        }
        return text.append("  {}\n]\n").toString();
    }
}
