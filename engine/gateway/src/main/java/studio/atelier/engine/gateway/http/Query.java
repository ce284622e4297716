package studio.atelier.engine.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names and values of a query or form, decoded, in the order in which they came. */
public record Query(List<Parameter> parameters) {

    /** A name with its value, which is empty where there is none. */
    public record Parameter(String name, String value) {}

    public static Query parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                parameters.add(new Parameter(text(name), text(value)));
            }
        }
        return new Query(List.copyOf(parameters));
    }

    private static String text(String encoded) {
        return Percent.decode(encoded.replace('+', ' '));
    }

    public boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    public Optional<String> get(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }
}
