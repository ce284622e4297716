package studio.atelier.engine.gateway.http;

import java.nio.file.Path;

/**
 * A server's certificate.
 *
 * @param keyStore a PKCS #12 file with the certificate and its private key
 * @param password of the file and the key
 */
public record TlsSettings(Path keyStore, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "TlsSettings[" + keyStore + "]";
    }
}
