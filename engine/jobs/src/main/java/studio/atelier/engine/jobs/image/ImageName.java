package studio.atelier.engine.jobs.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image URI taken apart.
 *
 * @param registry what stands before the repository, empty for a bare name
 * @param repository {@code sagemaker-xgboost}
 * @param tag {@code 1.7-1}, empty if none
 * @param aws true if the registry is AWS's
 */
record ImageName(String registry, String repository, String tag, boolean aws) {

    private static final Pattern ECR = Pattern.compile(
            "\\d{12}\\.dkr\\.ecr(-fips)?\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov)");

    static Optional<ImageName> parse(String uri) {
        String text = uri.strip();
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        int digest = text.indexOf('@');
        String bare = digest < 0 ? text : text.substring(0, digest);
        int slash = bare.indexOf('/');
        String registry = slash < 0 ? "" : bare.substring(0, slash);
        String rest = slash < 0 ? bare : bare.substring(slash + 1);
        int colon = rest.lastIndexOf(':');
        String repository = colon < 0 ? rest : rest.substring(0, colon);
        Matcher ecr = ECR.matcher(registry);
        return Optional.of(
                new ImageName(registry, repository, colon < 0 ? "" : rest.substring(colon + 1), ecr.matches()));
    }
}
