package studio.atelier.engine.gateway.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of S3's API reference: 66,560 letters a in chunks of 64 KiB. */
class ChunkSignaturesTest {

    private static final String SCOPE = "20130524/us-east-1/s3/aws4_request";

    private static ChunkSignatures signatures() {
        return new ChunkSignatures(
                SigningKey.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SCOPE),
                new Signature(
                        "AKIAIOSFODNN7EXAMPLE",
                        SCOPE,
                        "s3",
                        "20130524T000000Z",
                        List.of("host"),
                        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
                        Optional.empty()));
    }

    private static void take(ChunkSignatures signatures, int letters) {
        byte[] chunk = new byte[letters];
        Arrays.fill(chunk, (byte) 'a');
        signatures.update(chunk, 0, letters);
    }

    @Test
    void theChunksOfTheExampleAreRight() {
        ChunkSignatures signatures = signatures();
        take(signatures, 65_536);
        signatures.endChunk("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        take(signatures, 1024);
        signatures.endChunk("0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        signatures.endChunk("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
    }

    @Test
    void aChunkThatWasChangedIsRefused() {
        ChunkSignatures signatures = signatures();
        take(signatures, 65_535);
        assertThatThrownBy(
                        () -> signatures.endChunk("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"))
                .isInstanceOf(AuthFailure.class);
    }
}
