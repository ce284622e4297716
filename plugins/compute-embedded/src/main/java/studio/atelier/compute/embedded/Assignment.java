package studio.atelier.compute.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a forked JVM is told to do, as the first bytes of its standard input. The form is binary and
 * private to one build: both ends run from the same class path, and a JVM that need not load a JSON
 * library starts sooner.
 *
 * @param algorithm name of the algorithm
 * @param base the container's {@code /opt/ml} as a folder of this machine
 * @param threads CPUs it may use
 * @param memoryBytes memory it may use in all
 */
record Assignment(
        String algorithm,
        String base,
        List<String> arguments,
        Map<String, String> environment,
        int threads,
        long memoryBytes) {

    /** The byte that, sent after an assignment, asks the algorithm to stop. */
    static final int STOP = 'T';

    private static final int MAGIC = 0x41544c31;

    void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        text(out, algorithm);
        text(out, base);
        out.writeInt(arguments.size());
        for (String argument : arguments) {
            text(out, argument);
        }
        out.writeInt(environment.size());
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
        out.writeInt(threads);
        out.writeLong(memoryBytes);
        out.flush();
    }

    /** @throws EOFException if the other end went away before it gave an assignment */
    static Assignment read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no assignment; the program is started by Atelier itself.");
        }
        String algorithm = text(in);
        String base = text(in);
        List<String> arguments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            arguments.add(text(in));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            String name = text(in);
            environment.put(name, text(in));
        }
        return new Assignment(algorithm, base, arguments, environment, in.readInt(), in.readLong());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
