package studio.atelier.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call made by another program of this kind, which goes on with the work that the call started when
 * this one has ended. The work belongs to that program's engine from its beginning. The two meet in a
 * folder: {@code request.json} goes there, {@code answer.json} comes back, with either {@code response}
 * or {@code error} and {@code code}.
 */
final class BackgroundCall {

    /** The option, not shown to users, by which the other program knows the folder. */
    static final String OPTION = "--answer-in";

    private static final String REQUEST = "request.json";
    private static final String ANSWER = "answer.json";
    private static final long LOOK_MILLIS = 10;

    private BackgroundCall() {}

    /**
     * Makes the call and waits for its answer, not for the work.
     *
     * @return {@code response}, or {@code error} and {@code code}
     * @throws IOException if the other program cannot be started or ends without an answer
     */
    static ObjectNode make(String operation, ObjectNode request, List<String> options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("atelier-call-");
        try {
            Path file = folder.resolve(REQUEST);
            Files.writeString(file, Json.write(request));
            List<String> command = command();
            command.addAll(List.of("api", operation, "@" + file, OPTION, folder.toString()));
            command.addAll(options);
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Path answer = folder.resolve(ANSWER);
            while (!Files.exists(answer)) {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !Files.exists(answer)) {
                    throw new IOException("The engine in the background ended with exit code " + process.exitValue()
                            + " before it answered; logs/engine.log in the workspace may say why");
                }
            }
            return Json.parseObject(Files.readString(answer, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(folder.resolve(REQUEST));
            Files.deleteIfExists(folder.resolve(ANSWER));
            Files.deleteIfExists(folder);
        }
    }

    /** Answers, in the other program. */
    static void answer(Path folder, ObjectNode response) throws IOException {
        ObjectNode answer = Json.object();
        answer.set("response", response);
        write(folder, answer);
    }

    /** Answers that the call was refused. */
    static void refuse(Path folder, Exception why) throws IOException {
        write(folder, Json.object().put("error", Main.message(why)).put("code", Main.code(why)));
    }

    private static void write(Path folder, ObjectNode answer) throws IOException {
        WriteAside.write(folder.resolve(ANSWER), Json.write(answer).getBytes(StandardCharsets.UTF_8));
    }

    /** This program's own command line, up to the name of its main class. */
    private static List<String> command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
