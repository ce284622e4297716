package studio.atelier.engine.api.codec;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns any model class of the AWS SDK into SageMaker JSON and back, driven by the class's own field
 * descriptions ({@link SdkPojo#sdkFields()}). Timestamps are epoch seconds with milliseconds; on
 * reading, ISO 8601 text is taken too. Members that a class does not know are skipped on reading:
 * who must carry them keeps the JSON beside the object.
 */
public final class SdkCodec {

    private static final BigDecimal EARLIEST =
            epochSeconds(LocalDate.of(1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());
    private static final BigDecimal LATEST =
            epochSeconds(LocalDate.of(10_000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());

    private SdkCodec() {}

    /**
     * @throws CodecException if a member has the wrong JSON type; it names the member
     */
    public static <T extends SdkPojo> T decode(ObjectNode json, Class<T> type) {
        return type.cast(fill(builder(type), json, ""));
    }

    public static ObjectNode encode(SdkPojo pojo) {
        ObjectNode json = Json.object();
        for (SdkField<?> field : pojo.sdkFields()) {
            JsonNode value = encodeValue(field, field.getValueOrDefault(pojo));
            if (value != null) {
                json.set(field.locationName(), value);
            }
        }
        return json;
    }

    private static SdkPojo builder(Class<?> type) {
        try {
            return (SdkPojo) type.getMethod("builder").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException(type + " is no model class of the AWS SDK", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("builder() of " + type + " failed", e.getCause());
        }
    }

    private static Object fill(SdkPojo builder, ObjectNode json, String path) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = json.get(field.locationName());
            if (value != null && !value.isNull()) {
                field.set(builder, decodeValue(field, value, child(path, field.locationName())));
            }
        }
        return ((Buildable) builder).build();
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Object decodeValue(SdkField<?> field, JsonNode json, String path) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        try {
            return switch (type) {
                case STRING -> {
                    check(json.isString(), "text", json, path);
                    yield json.stringValue();
                }
                case BOOLEAN -> {
                    check(json.isBoolean(), "true or false", json, path);
                    yield json.booleanValue();
                }
                case INTEGER -> number(json, path).intValueExact();
                case LONG -> number(json, path).longValueExact();
                case SHORT -> number(json, path).shortValueExact();
                case BYTE -> number(json, path).byteValueExact();
                case FLOAT -> (float) floating(json, path);
                case DOUBLE -> floating(json, path);
                case BIG_DECIMAL -> number(json, path);
                case INSTANT -> instant(json, path);
                case SDK_BYTES -> {
                    check(json.isString(), "base64 text", json, path);
                    yield SdkBytes.fromByteArray(Base64.getDecoder().decode(json.stringValue()));
                }
                case DOCUMENT -> document(json);
                case LIST -> {
                    check(json.isArray(), "a list", json, path);
                    SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
                    List<@Nullable Object> list = new ArrayList<>();
                    for (int i = 0; i < json.size(); i++) {
                        JsonNode element = json.get(i);
                        list.add(element.isNull() ? null : decodeValue(item, element, path + "[" + i + "]"));
                    }
                    yield list;
                }
                case MAP -> {
                    check(json.isObject(), "an object", json, path);
                    SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
                    Map<String, @Nullable Object> map = new LinkedHashMap<>();
                    for (Map.Entry<String, JsonNode> entry : json.properties()) {
                        JsonNode element = entry.getValue();
                        String key = entry.getKey();
                        map.put(key, element.isNull() ? null : decodeValue(item, element, path + "['" + key + "']"));
                    }
                    yield map;
                }
                case SDK_POJO -> {
                    check(json.isObject(), "an object", json, path);
                    yield fill(field.constructor().get(), (ObjectNode) json, path);
                }
                default -> throw new IllegalStateException("No JSON form for " + type + " at " + path);
            };
        } catch (ArithmeticException e) {
            throw new CodecException(path, "a whole number in the range of " + type, json);
        } catch (IllegalArgumentException e) {
            if (e instanceof CodecException) {
                throw e;
            }
            throw new CodecException(path, "a valid " + type, json);
        }
    }

    private static void check(boolean right, String expected, JsonNode found, String path) {
        if (!right) {
            throw new CodecException(path, expected, found);
        }
    }

    private static BigDecimal number(JsonNode json, String path) {
        check(json.isNumber(), "a number", json, path);
        return json.decimalValue();
    }

    private static double floating(JsonNode json, String path) {
        if (json.isString()) {
            return switch (json.stringValue()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw new CodecException(path, "a number", json);
            };
        }
        check(json.isNumber(), "a number", json, path);
        return json.doubleValue();
    }

    private static Instant instant(JsonNode json, String path) {
        return time(json).orElseThrow(() -> new CodecException(path, "a time as epoch seconds or ISO 8601 text", json));
    }

    /**
     * Reads a time: epoch seconds as a number, or ISO 8601 text with an offset.
     *
     * @return empty if it is neither, or before the year 1 or after 9999
     */
    public static Optional<Instant> time(JsonNode json) {
        if (json.isNumber()) {
            BigDecimal seconds = json.decimalValue();
            return seconds.compareTo(EARLIEST) < 0 || seconds.compareTo(LATEST) > 0
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(seconds.movePointRight(3).longValue()));
        }
        try {
            return Optional.of(OffsetDateTime.parse(json.asString("")).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Epoch seconds with three decimals, as SageMaker writes times. */
    public static BigDecimal epochSeconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    private static @Nullable JsonNode encodeValue(SdkField<?> field, @Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return null;
        }
        return switch (value) {
            case String text -> Json.mapper().getNodeFactory().stringNode(text);
            case Boolean flag -> Json.mapper().getNodeFactory().booleanNode(flag);
            case Integer number -> Json.mapper().getNodeFactory().numberNode(number);
            case Long number -> Json.mapper().getNodeFactory().numberNode(number);
            case Short number -> Json.mapper().getNodeFactory().numberNode(number);
            case Byte number -> Json.mapper().getNodeFactory().numberNode(number);
            case Float number ->
                floatNode(number, Float.isFinite(number) ? new BigDecimal(number.toString()) : BigDecimal.ZERO);
            case Double number ->
                floatNode(number, Double.isFinite(number) ? BigDecimal.valueOf(number) : BigDecimal.ZERO);
            case BigDecimal number -> Json.mapper().getNodeFactory().numberNode(number);
            case Instant time -> Json.mapper().getNodeFactory().numberNode(epochSeconds(time));
            case SdkBytes bytes ->
                Json.mapper()
                        .getNodeFactory()
                        .stringNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            case Document document -> fromDocument(document);
            case SdkPojo pojo -> encode(pojo);
            case List<?> list -> {
                SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
                ArrayNode array = Json.array();
                for (Object element : list) {
                    JsonNode node = encodeValue(item, element);
                    if (node == null) {
                        array.addNull();
                    } else {
                        array.add(node);
                    }
                }
                yield array;
            }
            case Map<?, ?> map -> {
                SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
                ObjectNode object = Json.object();
                map.forEach((key, element) -> object.set(String.valueOf(key), encodeValue(item, element)));
                yield object;
            }
            default -> throw new IllegalStateException("No JSON form for " + value.getClass());
        };
    }

    private static JsonNode floatNode(double value, BigDecimal exact) {
        return Double.isFinite(value)
                ? Json.mapper().getNodeFactory().numberNode(exact)
                : Json.mapper().getNodeFactory().stringNode(Double.toString(value));
    }

    private static Document document(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> Document.fromString(json.stringValue());
            case BOOLEAN -> Document.fromBoolean(json.booleanValue());
            case NUMBER -> Document.fromNumber(json.decimalValue());
            case ARRAY -> {
                List<Document> list = new ArrayList<>();
                json.forEach(element -> list.add(document(element)));
                yield Document.fromList(list);
            }
            case OBJECT -> {
                Map<String, Document> map = new LinkedHashMap<>();
                json.properties().forEach(e -> map.put(e.getKey(), document(e.getValue())));
                yield Document.fromMap(map);
            }
            default -> Document.fromNull();
        };
    }

    private static JsonNode fromDocument(Document document) {
        if (document.isString()) {
            return Json.mapper().getNodeFactory().stringNode(document.asString());
        }
        if (document.isBoolean()) {
            return Json.mapper().getNodeFactory().booleanNode(document.asBoolean());
        }
        if (document.isNumber()) {
            return Json.mapper().getNodeFactory().numberNode(document.asNumber().bigDecimalValue());
        }
        if (document.isList()) {
            ArrayNode array = Json.array();
            document.asList().forEach(element -> array.add(fromDocument(element)));
            return array;
        }
        if (document.isMap()) {
            ObjectNode object = Json.object();
            document.asMap().forEach((key, value) -> object.set(key, fromDocument(value)));
            return object;
        }
        return Json.mapper().getNodeFactory().nullNode();
    }
}
