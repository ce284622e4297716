import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.compute.RunningContainer;

/**
 * A whole XGBoost job, from the fork of its JVM to its end, on seeded data; and the same in Python if a
 * Python with xgboost and pandas is named. Arguments: work folder, Python or {@code -}, repetitions.
 */
public final class XgboostBenchmark {

    private static final int ROWS = 500_000;
    private static final int FEATURES = 28;
    private static final int ROUNDS = 100;
    private static final int THREADS = 2;
    private static final long MEMORY = 8L << 30;

    private XgboostBenchmark() {}

    /** Seconds after the start at which things were seen, and the most memory that the JVM took. */
    private record Times(double firstLine, double training, double all, long megabytes, String lastRound) {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        String python = arguments[1];
        int repetitions = Integer.parseInt(arguments[2]);
        Path data = work.resolve("data/train.csv");
        if (!Files.exists(data)) {
            generate(data);
        }
        System.out.printf(
                Locale.ROOT,
                "%s %s, %d CPUs, Java %s; %d x %d, %d MB of CSV, %d rounds of hist, %d threads%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ROWS,
                FEATURES,
                Files.size(data) >> 20,
                ROUNDS,
                THREADS);
        ContainerRuntime runtime = ServiceLoader.load(ContainerRuntime.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.launches() == Launch.Embedded.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No runtime for built-in algorithms on the class path"));
        List<Times> cold = new ArrayList<>();
        List<Times> warm = new ArrayList<>();
        try {
            for (int i = 0; i < repetitions; i++) {
                cold.add(job(runtime, work, data, "cold"));
                peer(python, work, data);
            }
            for (int i = 0; i < repetitions; i++) {
                runtime.prewarm();
                Thread.sleep(3000);
                warm.add(job(runtime, work, data, "pre-warmed"));
            }
        } finally {
            runtime.release();
        }
        best("cold", cold);
        best("pre-warmed", warm);
    }

    private static void best(String kind, List<Times> all) {
        Times best = Collections.min(all, Comparator.comparingDouble(Times::all));
        System.out.printf(
                Locale.ROOT,
                "BEST %s: all %.2f s, training %.2f s, first log line after %.0f ms, %d MB%n",
                kind,
                best.all,
                best.training,
                1000 * all.stream().mapToDouble(Times::firstLine).min().orElseThrow(),
                best.megabytes);
    }

    private static void generate(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        SplittableRandom random = new SplittableRandom(42);
        double[] weights = random.doubles(FEATURES, -1, 1).toArray();
        Path aside = file.resolveSibling("train.part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 20)) {
            StringBuilder line = new StringBuilder();
            double[] row = new double[FEATURES];
            for (int i = 0; i < ROWS; i++) {
                double score = random.nextGaussian() * 2;
                for (int j = 0; j < FEATURES; j++) {
                    row[j] = Math.round(random.nextGaussian() * 1e5) / 1e5;
                    score += row[j] * weights[j];
                }
                score += 2 * row[0] * row[1];
                line.setLength(0);
                line.append(score > 0 ? '1' : '0');
                for (double value : row) {
                    line.append(',').append(value);
                }
                out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        Files.move(aside, file);
    }

    private static Times job(ContainerRuntime runtime, Path work, Path data, String kind) throws Exception {
        Path base = Files.createTempDirectory(work, "job");
        Path scratch = Files.createDirectory(base.resolve("scratch"));
        Path config = Files.createDirectories(base.resolve("input/config"));
        Files.createDirectories(base.resolve("model"));
        Files.createDirectories(base.resolve("output"));
        Files.createDirectories(base.resolve("input/data"));
        Files.createDirectory(base.resolve("input/data/train"));
        Files.createLink(base.resolve("input/data/train/train.csv"), data);
        Files.writeString(
                config.resolve("hyperparameters.json"),
                "{\"num_round\":\"" + ROUNDS + "\",\"objective\":\"binary:logistic\",\"tree_method\":\"hist\","
                        + "\"max_depth\":\"6\",\"eta\":\"0.3\"}");
        Files.writeString(config.resolve("inputdataconfig.json"), "{\"train\":{\"ContentType\":\"text/csv\"}}");
        Recorder recorder = new Recorder();
        long start = System.nanoTime();
        recorder.start = start;
        RunningContainer container = runtime.start(
                new ContainerSpec(
                        "bench",
                        "algo-1",
                        new Launch.Embedded("xgboost", List.of("train")),
                        base,
                        scratch,
                        Map.of(),
                        new ResourceShare(THREADS, MEMORY, List.of())),
                recorder);
        Thread watcher = Thread.ofPlatform().daemon().start(() -> recorder.watchMemory(container.pid()));
        int code = container.await();
        double all = (System.nanoTime() - start) / 1e9;
        watcher.interrupt();
        if (code != 0) {
            throw new IllegalStateException("The job ended with " + code + ":\n" + String.join("\n", recorder.lines));
        }
        Times times = new Times(
                recorder.first, recorder.lastRound - recorder.matrix, all, recorder.megabytes, recorder.last);
        System.out.printf(
                Locale.ROOT,
                "ATELIER %s: all %.2f s (first line %.3f, data ready %.2f, training %.2f), %d MB; %s%n",
                kind,
                all,
                times.firstLine,
                recorder.matrix,
                times.training,
                times.megabytes,
                times.lastRound);
        try (Stream<Path> tree = Files.walk(base)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return times;
    }

    /** Notes when lines arrive. The last line before the first round says that the data is ready. */
    private static final class Recorder implements ContainerOutput {
        private final List<String> lines = new ArrayList<>();
        private long start;
        private double first = -1;
        private double matrix;
        private double lastRound;
        private String last = "";
        private volatile long megabytes;

        @Override
        public synchronized void line(Source source, String text) {
            double now = (System.nanoTime() - start) / 1e9;
            first = first < 0 ? now : first;
            lines.add(text);
            if (text.startsWith("[")) {
                lastRound = now;
                last = text;
            } else if (lastRound == 0) {
                matrix = now;
            }
        }

        /** Linux only: elsewhere nothing is noted. */
        void watchMemory(long pid) {
            Path status = Path.of("/proc/" + pid + "/status");
            try {
                while (Files.exists(status)) {
                    for (String line : Files.readAllLines(status)) {
                        if (line.startsWith("VmHWM:")) {
                            megabytes = Long.parseLong(line.replaceAll("\\D", "")) >> 10;
                        }
                    }
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                // The process has ended: what was seen last stands.
                return;
            }
        }
    }

    private static void peer(String python, Path work, Path data) throws IOException, InterruptedException {
        if (python.equals("-")) {
            return;
        }
        Process process = new ProcessBuilder(
                        python,
                        Path.of("bench/xgboost/peer.py").toString(),
                        data.toString(),
                        Integer.toString(ROUNDS),
                        Integer.toString(THREADS),
                        work.resolve("peer.ubj").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            System.out.println("The peer could not run: " + output);
        } else {
            System.out.print(output);
        }
    }
}
