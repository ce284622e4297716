package studio.atelier.engine.api.event;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Reads the logs of jobs, ended or running. */
public interface LogReader {

    /** A log of one host of a job; group and stream are named as CloudWatch Logs names them. */
    record LogStream(String jobArn, String group, String stream, String host) {}

    /** The log streams of a job, by host. */
    List<LogStream> streams(String jobArn);

    /** The lines written so far, oldest first. Close the stream when done. */
    Stream<EngineEvent.LogLine> lines(LogStream stream) throws IOException;
}
