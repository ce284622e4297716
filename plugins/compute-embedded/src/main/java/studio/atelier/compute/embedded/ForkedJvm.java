package studio.atelier.compute.embedded;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A JVM that was forked and waits for its assignment on standard input.
 *
 * @param folder its folder for temporary files and crash reports
 * @param owned whether the folder was made for it and goes with it
 * @param heapBytes its largest heap
 */
record ForkedJvm(Process process, Path folder, boolean owned, long heapBytes) {

    private static final List<String> JVM_OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    /** @throws IOException if the JVM cannot be started */
    static ForkedJvm start(List<String> command, Path folder, boolean owned, long heapBytes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        // Meant for the engine; here they would add lines to the job's log or undo its limits.
        JVM_OPTION_VARIABLES.forEach(environment::remove);
        // Threads of native libraries that spin while they wait starve each other on a shared machine:
        // XGBoost took 32 s beside two busy programs where it takes 0.8 s. Not spinning at all costs a
        // tenth of the time on a quiet one, a short spin (libgomp knows its length) nothing.
        environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        environment.putIfAbsent("GOMP_SPINCOUNT", "20000");
        return new ForkedJvm(builder.start(), folder, owned, heapBytes);
    }

    /** @throws IOException if the JVM has ended meanwhile */
    void assign(Assignment assignment) throws IOException {
        assignment.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
    }

    /** Tells a JVM that closed its log that all of it was read. */
    void hangUp() throws IOException {
        process.getOutputStream().close();
    }

    /** Asks the algorithm to stop. Without effect if the JVM has ended. */
    void askToStop() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(Assignment.STOP);
        in.flush();
    }
}
