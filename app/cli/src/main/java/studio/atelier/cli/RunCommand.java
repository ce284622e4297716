package studio.atelier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.embedded.EmbeddedEngine;
import studio.atelier.engine.pipelines.definition.DefinitionSyntaxException;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.PipelineNames;
import studio.atelier.engine.pipelines.expression.ParameterException;
import studio.atelier.engine.pipelines.expression.ParameterValues;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.engine.pipelines.validation.Severity;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier run}: registers, validates, runs and follows a pipeline. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a pipeline definition and follows it to its end.",
        footer = {
            "%nExamples",
            "  atelier run examples/abalone/pipeline.json",
            "  atelier run pipeline.json --set Rounds=50 --max-parallel 2",
            "  atelier run pipeline.json --select Train,Check --source latest",
            "%nCtrl-C stops the execution as StopPipelineExecution does; a second one ends the command at once."
        })
final class RunCommand implements Callable<Integer> {

    private static final String ROLE = "arn:aws:iam::000000000000:role/Atelier";

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "FILE", description = "The pipeline definition, a JSON file.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Gives a parameter its value. May be repeated.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--name", paramLabel = "PIPELINE", description = "The pipeline's name; otherwise the file's.")
    private @Nullable String name;

    @Option(
            names = "--select",
            paramLabel = "STEP",
            split = ",",
            description = "Runs only these steps; the outputs of others come from --source.")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "latest|ARN",
            description = "The execution whose outputs stand for steps that are not selected.")
    private @Nullable String source;

    @Option(names = "--max-parallel", paramLabel = "N", description = "Most steps at once.")
    private @Nullable Integer maxParallel;

    @Option(names = "--json", description = "One JSON object per line on stdout, the last one the result.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path path = file == null ? Path.of("") : file;
        InputFiles.require(path);
        if (maxParallel != null && maxParallel < 1) {
            throw new InputException("--max-parallel must be at least 1");
        }
        Map<String, String> parameters = parameters();
        PipelineDefinition definition = read(path);
        try (EmbeddedEngine engine = options.open(path)) {
            require(path, definition, parameters, engine);
            String pipeline = upsert(engine, path, definition);
            ObjectNode request = request(engine, pipeline, parameters);
            return new ExecutionRun(engine, options.line(), json)
                    .follow(() -> engine.operations()
                            .invoke("StartPipelineExecution", request)
                            .path("PipelineExecutionArn")
                            .asString(""));
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String entry : set) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new InputException("--set " + entry + " is not NAME=VALUE");
            }
            parameters.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return parameters;
    }

    static PipelineDefinition read(Path path) throws IOException {
        try {
            return PipelineDefinition.read(path);
        } catch (DefinitionSyntaxException e) {
            throw new InputException(path + ": " + e.getMessage(), e);
        }
    }

    /** Refuses what cannot be run before anything is stored; gets ready for what can. */
    private void require(
            Path path, PipelineDefinition definition, Map<String, String> parameters, EmbeddedEngine engine) {
        AtomicBoolean builtIn = new AtomicBoolean();
        ImageCatalog watched = request -> {
            ImageResolution found = engine.images().resolve(request);
            if (found instanceof ImageResolution.BuiltIn) {
                builtIn.set(true);
            }
            return found;
        };
        List<Finding> all = new PipelineValidator(watched).validate(definition);
        List<Finding> findings = all.stream()
                .filter(f -> f.severity() == Severity.ERROR || f.code().equals("step-not-runnable"))
                .toList();
        if (!findings.isEmpty()) {
            StringBuilder text = new StringBuilder(path + " cannot be run:");
            findings.forEach(f -> text.append("\n  line ")
                    .append(f.line())
                    .append(", column ")
                    .append(f.column())
                    .append(": ")
                    .append(f.message())
                    .append(" [")
                    .append(f.code())
                    .append(']'));
            throw new InputException(text.toString());
        }
        try {
            ParameterValues.resolve(definition, parameters);
        } catch (ParameterException e) {
            throw new InputException(e.getMessage() + " Give values with --set NAME=VALUE.", e);
        }
        tellOfWarnings(path, all);
        if (builtIn.get()) {
            engine.prewarm();
        }
    }

    private void tellOfWarnings(Path path, List<Finding> findings) {
        long warnings =
                findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
        if (warnings > 0 && !json) {
            options.line()
                    .getOut()
                    .println(path + " has " + warnings + (warnings == 1 ? " warning" : " warnings")
                            + "; 'atelier validate " + path + "' shows " + (warnings == 1 ? "it" : "them"));
        }
    }

    private String upsert(EmbeddedEngine engine, Path path, PipelineDefinition definition) {
        String pipeline = name == null ? nameOf(path) : name;
        ObjectNode body = Json.object()
                .put("PipelineName", pipeline)
                .put("PipelineDefinition", definition.text())
                .put("RoleArn", ROLE);
        boolean there;
        try {
            engine.operations().invoke("DescribePipeline", Json.object().put("PipelineName", pipeline));
            there = true;
        } catch (SageMakerException e) {
            if (!EngineErrors.isMissing(e)) {
                throw e;
            }
            there = false;
        }
        engine.operations().invoke(there ? "UpdatePipeline" : "CreatePipeline", body);
        return pipeline;
    }

    static String nameOf(Path path) {
        return PipelineNames.of(path)
                .orElseThrow(
                        () -> new InputException("No pipeline name can be made of " + path + "; give one with --name"));
    }

    private ObjectNode request(EmbeddedEngine engine, String pipeline, Map<String, String> parameters) {
        ObjectNode request = Json.object().put("PipelineName", pipeline);
        if (!parameters.isEmpty()) {
            var list = request.putArray("PipelineParameters");
            parameters.forEach((key, value) -> list.addObject().put("Name", key).put("Value", value));
        }
        if (maxParallel != null) {
            request.putObject("ParallelismConfiguration").put("MaxParallelExecutionSteps", maxParallel.intValue());
        }
        if (!select.isEmpty()) {
            ObjectNode selection = request.putObject("SelectiveExecutionConfig");
            var steps = selection.putArray("SelectedSteps");
            select.forEach(step -> steps.addObject().put("StepName", step.strip()));
            if (source != null) {
                selection.put("SourcePipelineExecutionArn", sourceArn(engine, pipeline, source));
            }
        } else if (source != null) {
            throw new InputException("--source goes with --select");
        }
        return request;
    }

    private static String sourceArn(EmbeddedEngine engine, String pipeline, String source) {
        if (!source.equals("latest")) {
            return source;
        }
        var newest = engine.operations()
                .invoke("ListPipelineExecutions", Json.object().put("PipelineName", pipeline))
                .path("PipelineExecutionSummaries");
        for (var execution : newest) {
            String status = execution.path("PipelineExecutionStatus").asString("");
            if (Statuses.isOver(status)) {
                return execution.path("PipelineExecutionArn").asString("");
            }
        }
        throw new InputException(
                "The pipeline " + pipeline + " has no execution that has ended, which --source latest" + " could mean");
    }
}
