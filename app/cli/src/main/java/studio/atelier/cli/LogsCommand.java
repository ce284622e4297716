package studio.atelier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier logs}: what a job printed. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the log of a job.")
final class LogsCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 200;

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "JOB", description = "Name or ARN of the job.")
    private String job = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until the job has ended.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = options.line().getOut();
        try (EmbeddedEngine engine = options.open()) {
            ObjectNode found = Found.job(engine, job);
            String arn = Found.jobArn(found);
            if (follow) {
                follow(engine, arn, out);
                return 0;
            }
            List<LogReader.LogStream> streams = engine.logs().streams(arn);
            for (LogReader.LogStream stream : streams) {
                String prefix = streams.size() > 1 ? stream.host() + " " : "";
                try (Stream<EngineEvent.LogLine> lines = engine.logs().lines(stream)) {
                    lines.forEach(line -> out.println(prefix + line.text()));
                }
            }
        }
        return 0;
    }

    private void follow(EmbeddedEngine engine, String arn, PrintWriter out) throws InterruptedException {
        try (EventStream.Subscription subscription = engine.events().followLog(arn, line -> {
            out.println(line.text());
            out.flush();
        })) {
            while (!isOver(Found.job(engine, arn))) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static boolean isOver(ObjectNode job) {
        String status = job.path("TrainingJobStatus")
                .asString(job.path("ProcessingJobStatus").asString(""));
        return Statuses.isOver(status);
    }
}
