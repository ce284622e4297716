package studio.atelier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.LocalImages;
import studio.atelier.engine.pipelines.definition.DefinitionSyntaxException;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.engine.pipelines.validation.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier validate}: says what is wrong with definitions, without running anything. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks pipeline definitions. Exit code 2 if one has errors.")
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Pipeline definitions, JSON files.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "The findings as a JSON array: one object a file.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = options.line().getOut();
        ArrayNode all = Json.array();
        boolean errors = false;
        for (Path file : files) {
            List<Finding> findings;
            boolean readable = true;
            try {
                findings = findings(file);
            } catch (InputException | IOException e) {
                // The other files are checked nevertheless.
                findings = List.of(unreadable(e));
                readable = false;
            }
            errors |= findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
            if (json) {
                ObjectNode entry = all.addObject().put("file", file.toString());
                ArrayNode list = entry.putArray("findings");
                findings.forEach(finding -> list.add(json(finding)));
            } else if (readable) {
                print(out, file, findings);
            }
        }
        if (json) {
            out.println(Json.write(all));
        }
        return errors ? Main.INVALID : 0;
    }

    private Finding unreadable(Exception e) {
        PrintWriter err = options.line().getErr();
        err.println("atelier: " + Main.message(e));
        if (options.debug()) {
            e.printStackTrace(err);
        }
        return new Finding(Severity.ERROR, "unreadable-file", "", 1, 1, Main.message(e), Optional.empty());
    }

    private List<Finding> findings(Path file) throws IOException {
        InputFiles.require(file);
        try {
            PipelineDefinition definition = PipelineDefinition.read(file);
            return new PipelineValidator(LocalImages.of(ProjectFile.findFor(file), options.workspace()))
                    .validate(definition);
        } catch (DefinitionSyntaxException e) {
            return List.of(PipelineValidator.syntax(e));
        }
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode entry = Json.object()
                .put("severity", finding.severity().json())
                .put("code", finding.code())
                .put("pointer", finding.pointer())
                .put("line", finding.line())
                .put("column", finding.column())
                .put("message", finding.message());
        finding.fix().ifPresent(fix -> entry.put("fix", fix.title()));
        return entry;
    }

    private static void print(PrintWriter out, Path file, List<Finding> findings) {
        for (Finding finding : findings) {
            out.println(file + ":" + finding.line() + ":" + finding.column() + ": "
                    + finding.severity().json() + ": " + finding.message() + " [" + finding.code() + "]");
            finding.fix().ifPresent(fix -> out.println("    fix: " + fix.title()));
        }
        long errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        long warnings =
                findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
        out.println(file + ": " + (errors == 0 ? "valid" : errors + (errors == 1 ? " error" : " errors"))
                + (warnings == 0 ? "" : ", " + warnings + (warnings == 1 ? " warning" : " warnings")));
    }
}
