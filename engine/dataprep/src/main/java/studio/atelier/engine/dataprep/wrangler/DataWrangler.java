package studio.atelier.engine.dataprep.wrangler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.EmbeddedAlgorithm;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.FlowException;
import studio.atelier.engine.dataprep.flow.FlowParameters;
import studio.atelier.engine.dataprep.flow.FlowSyntaxException;
import studio.atelier.engine.dataprep.flow.NodeOutput;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorRegistry;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.run.FlowRequest;
import studio.atelier.engine.dataprep.run.FlowResources;
import studio.atelier.engine.dataprep.run.FlowResult;
import studio.atelier.engine.dataprep.run.FlowRunner;
import studio.atelier.engine.dataprep.run.OutputFormat;
import tools.jackson.databind.node.ObjectNode;

/** The Data Wrangler processing container: runs a flow's outputs that the job names. */
public final class DataWrangler implements EmbeddedAlgorithm {

    /** The part of the job's memory that DuckDB gets; the rest is for Java and for writing files. */
    private static final double TABLE_SHARE = 0.6;

    @Override
    public String name() {
        return "data-wrangler";
    }

    @Override
    public void run(AlgorithmContext context) throws IOException, AlgorithmException {
        ProcessingConfig config = ProcessingConfig.read(context.base());
        ContainerArguments arguments =
                ContainerArguments.parse(context.arguments().isEmpty() ? config.arguments() : context.arguments());
        Path scratch = Files.createTempDirectory("atelier-flow");
        try {
            FlowDocument flow = flow(config);
            List<FlowRequest.Output> outputs = outputs(config, arguments, flow);
            FlowRequest request = new FlowRequest(
                    flow,
                    FlowParameters.of(flow, arguments.parameters()),
                    new JobSources(config, Buckets.read(context.base())),
                    outputs,
                    arguments.refit());
            FlowResources resources = new FlowResources(
                    scratch,
                    context.threads(),
                    (long) (context.memoryBytes() * TABLE_SHARE),
                    context.out()::println,
                    context.stopping(),
                    context.progress());
            FlowResult result = new FlowRunner(OperatorRegistry.builtIn()).run(request, resources);
            if (arguments.refit() && arguments.outputFlow().isPresent()) {
                saveFlow(config, result.fitted(), arguments.outputFlow().get(), context);
            }
        } catch (FlowException | FlowSyntaxException | OperatorException e) {
            throw AlgorithmException.clientError(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static FlowDocument flow(ProcessingConfig config)
            throws IOException, FlowSyntaxException, AlgorithmException {
        Path place = config.input("flow").orElseGet(() -> config.here("/opt/ml/processing/flow"));
        if (Files.isRegularFile(place)) {
            return FlowDocument.read(place);
        }
        List<Path> files = List.of();
        if (Files.isDirectory(place)) {
            try (Stream<Path> list = Files.list(place)) {
                files = list.filter(Files::isRegularFile).sorted().toList();
            }
        }
        List<Path> flows =
                files.stream().filter(f -> f.toString().endsWith(".flow")).toList();
        List<Path> found = flows.isEmpty() ? files : flows;
        if (found.size() != 1) {
            throw AlgorithmException.clientError(
                    "The job needs one flow in its input \"flow\" (/opt/ml/processing/flow); found "
                            + (found.isEmpty()
                                    ? "none."
                                    : String.join(
                                                    ", ",
                                                    found.stream()
                                                            .map(f -> f.getFileName()
                                                                    .toString())
                                                            .toList()) + "."));
        }
        return FlowDocument.read(found.getFirst());
    }

    private static List<FlowRequest.Output> outputs(
            ProcessingConfig config, ContainerArguments arguments, FlowDocument flow) throws AlgorithmException {
        List<FlowRequest.Output> outputs = new ArrayList<>();
        for (ProcessingConfig.Output output : config.outputs()) {
            Optional<NodeOutput> from = NodeOutput.parse(output.name());
            if (from.isEmpty()) {
                continue;
            }
            Path local = output.folder()
                    .orElseThrow(() -> AlgorithmException.clientError("The output " + output.name()
                            + " has no S3Output. Atelier writes flow outputs to S3 only; give it an S3Output."));
            ObjectNode destination = flow.node(from.get().nodeId())
                                    .map(n -> n.parameters().get("output_config"))
                                    .orElse(null)
                            instanceof ObjectNode object
                    ? object
                    : Json.object();
            OutputFormat own = OutputFormat.of(Parameters.of(destination), OutputFormat.CSV);
            ObjectNode wanted = arguments.outputConfig().getOrDefault(output.name(), Json.object());
            OutputFormat format = OutputFormat.of(Parameters.of(wanted), own);
            Path folder = local.resolve(config.jobName())
                    .resolve(from.get().nodeId())
                    .resolve(from.get().output());
            outputs.add(new FlowRequest.Output(from.get(), folder, format));
        }
        if (outputs.isEmpty()) {
            throw AlgorithmException.clientError("The job names no output of the flow. Name an output of"
                    + " ProcessingOutputConfig <node_id>.<output_name>, for example <node_id>.default.");
        }
        return outputs;
    }

    /** Beside the job's folder in the first output, so that what reads the rows does not meet it. */
    private static void saveFlow(ProcessingConfig config, FlowDocument flow, String name, AlgorithmContext context)
            throws IOException, AlgorithmException {
        Path file = Path.of(name).getFileName();
        Path folder = config.outputs().stream()
                .flatMap(o -> o.folder().stream())
                .findFirst()
                .orElseThrow(
                        () -> AlgorithmException.clientError("No output can take the refitted flow " + name + "."));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file.toString()), flow.toText());
        context.out().println("Wrote the refitted flow to " + folder.resolve(file.toString()));
    }
}
