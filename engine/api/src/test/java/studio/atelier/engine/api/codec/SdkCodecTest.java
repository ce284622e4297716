package studio.atelier.engine.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerResponse;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SdkCodecTest {

    private static final int DEPTH = 6;

    /** Every request and response class of the SDK's SageMaker client. */
    static Stream<Class<? extends SdkPojo>> models() {
        Set<Class<? extends SdkPojo>> models =
                new TreeSet<>(Comparator.comparing((Class<? extends SdkPojo> c) -> c.getName()));
        for (Method method : SageMakerClient.class.getMethods()) {
            if (method.getParameterCount() == 1
                    && SageMakerRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                    && SageMakerResponse.class.isAssignableFrom(method.getReturnType())
                    && !Modifier.isStatic(method.getModifiers())) {
                models.add(method.getParameterTypes()[0].asSubclass(SdkPojo.class));
                models.add(method.getReturnType().asSubclass(SdkPojo.class));
            }
        }
        return models.stream();
    }

    @Test
    void theSdkHasHundredsOfModelsToTry() {
        assertThat(models().count()).isGreaterThan(600);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelSurvivesARoundTripWithAllMembersSet(Class<? extends SdkPojo> type) throws Exception {
        SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
        ObjectNode json = example(builder, 0);

        SdkPojo decoded = SdkCodec.decode(json, type);

        assertThat(SdkCodec.encode(decoded)).isEqualTo(json);
        assertThat(SdkCodec.<SdkPojo>decode(SdkCodec.encode(decoded), (Class<SdkPojo>) (Class<?>) type))
                .isEqualTo(decoded);
    }

    private static ObjectNode example(SdkPojo builder, int depth) {
        ObjectNode json = Json.object();
        for (SdkField<?> field : builder.sdkFields()) {
            json.set(field.locationName(), value(field, depth));
        }
        return json;
    }

    private static JsonNode value(SdkField<?> field, int depth) {
        var nodes = Json.mapper().getNodeFactory();
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> nodes.stringNode("text of " + field.locationName());
            case BOOLEAN -> nodes.booleanNode(true);
            case INTEGER -> nodes.numberNode(42);
            case LONG -> nodes.numberNode(1L << 40);
            case FLOAT -> nodes.numberNode(new BigDecimal("0.25"));
            case DOUBLE -> nodes.numberNode(new BigDecimal("1.5"));
            case INSTANT -> nodes.numberNode(new BigDecimal("1732440000.125"));
            case SDK_BYTES -> nodes.stringNode("AAEC");
            case DOCUMENT -> Json.object().put("free", "form");
            case LIST -> {
                var list = Json.array();
                SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
                if (depth < DEPTH) {
                    list.add(value(item, depth + 1));
                }
                yield list;
            }
            case MAP -> {
                ObjectNode map = Json.object();
                SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
                if (depth < DEPTH) {
                    map.set("a key", value(item, depth + 1));
                }
                yield map;
            }
            case SDK_POJO -> depth < DEPTH ? example(field.constructor().get(), depth + 1) : Json.object();
            default -> throw new IllegalStateException("No example for " + field);
        };
    }

    @Test
    void aWrongTypeNamesTheMember() {
        ObjectNode json = Json.parseObject("{\"ResourceConfig\":{\"InstanceCount\":\"two\"}}");

        assertThatThrownBy(() -> SdkCodec.decode(json, CreateTrainingJobRequest.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("ResourceConfig.InstanceCount")
                .hasMessageContaining("a number")
                .hasMessageContaining("\"two\"");
    }

    @Test
    void isoTimesAreReadToo() {
        ObjectNode json = Json.parseObject("{\"CreationTime\":\"2026-11-24T08:00:00Z\"}");

        DescribeTrainingJobResponse decoded = SdkCodec.decode(json, DescribeTrainingJobResponse.class);

        assertThat(decoded.creationTime()).hasToString("2026-11-24T08:00:00Z");
    }
}
