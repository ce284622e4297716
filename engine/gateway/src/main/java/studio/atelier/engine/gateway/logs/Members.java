package studio.atelier.engine.gateway.logs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.gateway.http.ServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members that the requests share. */
final class Members {

    static final String GROUP = "logGroupName";

    private Members() {}

    static ServiceException invalid(String message) {
        return new ServiceException(400, "InvalidParameterException", message);
    }

    static ServiceException notFound(String message) {
        return new ServiceException(400, "ResourceNotFoundException", message);
    }

    static Optional<String> text(ObjectNode body, String member) {
        JsonNode value = body.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw invalid("The member " + member + " must be a text");
        }
        return Optional.of(value.stringValue());
    }

    static long number(ObjectNode body, String member, long otherwise) {
        JsonNode value = body.get(member);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw invalid("The member " + member + " must be a number");
        }
        return value.longValue();
    }

    static boolean flag(ObjectNode body, String member) {
        return body.path(member).asBoolean(false);
    }

    static int limit(ObjectNode body, int most) {
        long limit = number(body, "limit", most);
        if (limit < 1 || limit > most) {
            throw invalid("1 validation error detected: Value '" + limit + "' at 'limit' failed to satisfy constraint:"
                    + " Member must have value between 1 and " + most);
        }
        return (int) limit;
    }

    /** The name of the group that a request is about, by its name or ARN. */
    static String group(ObjectNode body) {
        return text(body, GROUP)
                .or(() -> text(body, "logGroupIdentifier").map(Members::nameIn))
                .orElseThrow(() -> invalid("The member " + GROUP + " is missing"));
    }

    private static String nameIn(String arn) {
        int at = arn.indexOf(":log-group:");
        String name = at < 0 ? arn : arn.substring(at + ":log-group:".length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    static void requireGroup(LogReader logs, String group) {
        if (!logs.groups().contains(group)) {
            throw notFound("The specified log group does not exist.");
        }
    }

    /** A token that only this server reads. */
    static String token(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String ofToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("The specified nextToken is invalid.");
        }
    }
}
