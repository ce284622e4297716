package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComplaintTest {

    @Test
    void saysWhatDockerSaidAndNoMore() {
        assertThat(Complaint.said(new RuntimeException("Status 404: {\"message\":\"No such image: x:1\"}\n")))
                .isEqualTo("No such image: x:1");
        assertThat(Complaint.said(new RuntimeException(new IOException("Connection refused"))))
                .isEqualTo("Connection refused");
        assertThat(Complaint.said(new RuntimeException("Status 500: {broken"))).isEqualTo("Status 500: {broken");
    }

    @Test
    void knowsWhatToDoAboutAFullDiskAndAMissingToolkit() {
        assertThat(Complaint.withAdvice("write /x: no space left on device")).contains("docker system prune");
        assertThat(Complaint.withAdvice("could not select device driver \"nvidia\" with capabilities: [[gpu]]"))
                .contains("NVIDIA Container Toolkit");
        assertThat(Complaint.withAdvice("something else")).isEqualTo("something else.");
    }

    @Test
    void tellsAMissingProgramFromOneThatMayNotRun() {
        String missing = "OCI runtime create failed: exec: \"train\": executable file not found in $PATH: unknown";
        String nowhere = "OCI runtime create failed: exec: \"/x\": stat /x: no such file or directory: unknown";
        String forbidden = "OCI runtime create failed: exec: \"/etc/passwd\": permission denied: unknown";
        assertThat(Complaint.programMissing(missing)).isTrue();
        assertThat(Complaint.programMissing(nowhere)).isTrue();
        assertThat(Complaint.programMissing(forbidden)).isFalse();
        assertThat(Complaint.programForbidden(forbidden)).isTrue();
    }

    @Test
    void asksSshForASocketAndNoPassword() {
        assertThat(SshTunnel.command(URI.create("ssh://me@box:2222"), Path.of("/tmp/t/docker.sock")))
                .contains("BatchMode=yes", "/tmp/t/docker.sock:/var/run/docker.sock", "2222", "me@box")
                .endsWith("--", "me@box", "cat");
        assertThat(SshTunnel.command(URI.create("ssh://box/run/user/1000/docker.sock"), Path.of("/t")))
                .contains("/t:/run/user/1000/docker.sock")
                .endsWith("--", "box", "cat");
    }
}
