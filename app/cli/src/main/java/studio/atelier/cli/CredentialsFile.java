package studio.atelier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import studio.atelier.engine.gateway.auth.AccessKeys;

/** Access keys with their secrets, from a file of the form that AWS clients keep theirs in. */
record CredentialsFile(Map<String, String> secrets) implements AccessKeys {

    /** @throws InputException if the file has no key */
    static CredentialsFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new InputException(file + " is no file that can be read");
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        try {
            ProfileFile.builder()
                    .content(file)
                    .type(ProfileFile.Type.CREDENTIALS)
                    .build()
                    .profiles()
                    .values()
                    .forEach(profile -> profile.property(ProfileProperty.AWS_ACCESS_KEY_ID)
                            .ifPresent(key -> profile.property(ProfileProperty.AWS_SECRET_ACCESS_KEY)
                                    .ifPresent(secret -> secrets.put(key, secret))));
        } catch (IllegalArgumentException e) {
            throw new InputException(file + " is no file of credentials: " + e.getMessage(), e);
        }
        if (secrets.isEmpty()) {
            throw new InputException(
                    file + " has no keys; a section has aws_access_key_id=... and aws_secret_access_key=...");
        }
        return new CredentialsFile(secrets);
    }

    String firstKey() {
        return secrets.keySet().iterator().next();
    }

    @Override
    public Optional<String> secretOf(String accessKey) {
        return Optional.ofNullable(secrets.get(accessKey));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CredentialsFile" + secrets.keySet();
    }
}
