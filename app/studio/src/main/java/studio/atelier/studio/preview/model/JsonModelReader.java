package studio.atelier.studio.preview.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON into maps, lists, texts and numbers; arrays of numbers become {@code double[]}, which large models need. */
final class JsonModelReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonModelReader() {}

    static @Nullable Object read(InputStream in) throws IOException {
        try (JsonParser parser = MAPPER.createParser(in)) {
            parser.nextToken();
            return value(parser);
        } catch (JacksonException e) {
            throw new ModelException("It is no JSON: " + e.getOriginalMessage() + ", line "
                    + (e.getLocation() == null
                            ? "unknown"
                            : String.valueOf(e.getLocation().getLineNr())));
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getString();
            case null, default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static Object array(JsonParser parser) {
        List<@Nullable Object> list = new ArrayList<>();
        double[] numbers = new double[16];
        int count = 0;
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY || token == null) {
                return list.isEmpty() ? Arrays.copyOf(numbers, count) : list;
            }
            if (list.isEmpty() && token.isNumeric()) {
                if (count == numbers.length) {
                    numbers = Arrays.copyOf(numbers, count * 2);
                }
                numbers[count++] = parser.getDoubleValue();
            } else {
                for (int i = 0; i < count; i++) {
                    list.add(numbers[i]);
                }
                count = 0;
                list.add(value(parser));
            }
        }
    }
}
