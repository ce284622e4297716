package studio.atelier.engine.pipelines.execution;

import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.pipelines.definition.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps that make resources at once: Model, RegisterModel, Lineage. */
final class ResourceAction {

    private final OperationRegistry operations;

    ResourceAction(OperationRegistry operations) {
        this.operations = operations;
    }

    JsonNode model(Step step, ObjectNode arguments, StepRun run) throws StepFailure {
        ObjectNode request = arguments.deepCopy().put("ModelName", run.jobName());
        String arn = invoke("CreateModel", request).path("ModelArn").asString("");
        run.made("Model", Json.object().put("Arn", arn));
        return invoke("DescribeModel", Json.object().put("ModelName", run.jobName()));
    }

    /** Registers a package; the group is made if it is not there, as the service does for a pipeline. */
    JsonNode register(Step step, ObjectNode arguments, StepRun run) throws StepFailure {
        String group = arguments.path("ModelPackageGroupName").asString("");
        if (!group.isEmpty()) {
            try {
                operations.invoke("DescribeModelPackageGroup", Json.object().put("ModelPackageGroupName", group));
            } catch (SageMakerException missing) {
                createGroup(group);
            }
        }
        ObjectNode request = arguments.deepCopy();
        removeEmpty(request, "ModelMetrics");
        removeEmpty(request, "DriftCheckBaselines");
        String arn =
                invoke("CreateModelPackage", request).path("ModelPackageArn").asString("");
        run.made("RegisterModel", Json.object().put("Arn", arn));
        return invoke("DescribeModelPackage", Json.object().put("ModelPackageName", arn));
    }

    private void createGroup(String group) throws StepFailure {
        try {
            operations.invoke("CreateModelPackageGroup", Json.object().put("ModelPackageGroupName", group));
        } catch (SageMakerException e) {
            // A step beside this one may have made it in the meantime.
            if (!exists(e)) {
                throw StepFailure.ofCall(e);
            }
        }
    }

    // The SDK writes empty objects for metrics that were not given; the API has no use for them.
    private static void removeEmpty(ObjectNode request, String member) {
        if (request.get(member) instanceof ObjectNode metrics) {
            metrics.propertyNames().stream().toList().stream()
                    .filter(name -> metrics.get(name) instanceof ObjectNode entry && entry.isEmpty())
                    .forEach(metrics::remove);
        }
    }

    JsonNode lineage(Step step, ObjectNode arguments, StepRun run) throws StepFailure {
        ObjectNode properties = Json.object();
        ObjectNode made = Json.object();
        for (String kind : new String[] {"Action", "Artifact", "Context"}) {
            ObjectNode arns = properties.putObject(kind + "Arns");
            for (JsonNode entity : arguments.path(kind + "s")) {
                String arn = entity(kind, (ObjectNode) entity.deepCopy());
                arns.put(entity.path(kind + "Name").asString(arn), arn);
            }
            if (!arns.isEmpty()) {
                made.set(kind + "Arns", arns);
            }
        }
        ArrayNode associations = Json.array();
        for (JsonNode association : arguments.path("Associations")) {
            ObjectNode request = Json.object()
                    .put("SourceArn", end(association.path("Source"), properties))
                    .put("DestinationArn", end(association.path("Destination"), properties));
            if (association.hasNonNull("AssociationType")) {
                request.set("AssociationType", association.get("AssociationType"));
            }
            associations.add(associate(request));
        }
        if (!associations.isEmpty()) {
            made.set("Associations", associations);
        }
        run.made("Lineage", made);
        return properties;
    }

    /** Makes an entity; one that is there already is taken as it is, as the service does. */
    private String entity(String kind, ObjectNode request) throws StepFailure {
        try {
            return operations
                    .invoke("Create" + kind, request)
                    .path(kind + "Arn")
                    .asString("");
        } catch (SageMakerException e) {
            if (!exists(e)) {
                throw StepFailure.ofCall(e);
            }
            String name = kind + "Name";
            return invoke("Describe" + kind, Json.object().set(name, request.path(name)))
                    .path(kind + "Arn")
                    .asString("");
        }
    }

    private ObjectNode associate(ObjectNode request) throws StepFailure {
        try {
            return operations.invoke("AddAssociation", request.deepCopy());
        } catch (SageMakerException e) {
            if (!exists(e)) {
                throw StepFailure.ofCall(e);
            }
            request.remove("AssociationType");
            return request;
        }
    }

    private static boolean exists(SageMakerException e) {
        return JobAction.message(e).contains("already exists");
    }

    /** The ARN of one end of an association: given, or that of an entity of the step by name and type. */
    private static String end(JsonNode end, ObjectNode made) throws StepFailure {
        if (end.hasNonNull("Arn")) {
            return end.path("Arn").asString("");
        }
        String type = end.path("Type").asString("");
        String name = end.path("Name").asString("");
        JsonNode arn = made.path(type + "Arns").get(name);
        if (arn == null) {
            throw StepFailure.of("ClientError: The association names the " + type + " '" + name
                    + "', which this step does not make; give its Arn");
        }
        return arn.stringValue();
    }

    private ObjectNode invoke(String operation, ObjectNode request) throws StepFailure {
        try {
            return operations.invoke(operation, request);
        } catch (SageMakerException e) {
            throw StepFailure.ofCall(e);
        }
    }
}
