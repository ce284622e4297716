package studio.atelier.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** Commands on one workspace, run in this process. */
record Cli(Path workspace) {

    /** What a command left. */
    record Outcome(int code, String out, String err) {

        /** The lines of stdout, each a JSON value. */
        List<JsonNode> json() {
            return out.lines().map(Json::parse).toList();
        }

        JsonNode lastJson() {
            return json().getLast();
        }
    }

    Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("export")) {
            all.addAll(List.of("--workspace", workspace.toString()));
        }
        return bare(all.toArray(String[]::new));
    }

    static Outcome bare(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int code = Main.run(arguments, printer, new PrintWriter(err, true));
        printer.flush();
        return new Outcome(code, out.toString(), err.toString());
    }

    /** As {@link #run}, for a command that writes bytes to the process's own stdout. */
    Outcome bytes(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            Outcome outcome = run(arguments);
            return new Outcome(outcome.code(), caught.toString(StandardCharsets.UTF_8), outcome.err());
        } finally {
            System.setOut(before);
        }
    }
}
