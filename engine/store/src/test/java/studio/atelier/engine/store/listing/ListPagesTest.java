package studio.atelier.engine.store.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

class ListPagesTest {

    private static final List<ObjectNode> ALL =
            IntStream.range(0, 5).mapToObj(i -> Json.object().put("i", i)).toList();

    @Test
    void pagesGiveEveryElementOnce() {
        List<Integer> found = new ArrayList<>();
        ObjectNode request = Json.object().put("MaxResults", 2);
        ObjectNode answer;
        do {
            answer = ListPages.answer(ALL, "Found", request, 100);
            answer.path("Found").forEach(element -> found.add(element.path("i").asInt(-1)));
            request.set("NextToken", answer.path("NextToken"));
        } while (answer.has("NextToken"));

        assertThat(found).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void withoutASizeThePageHasTheDefault() {
        assertThat(ListPages.answer(ALL, "Found", Json.object(), 3).path("Found"))
                .hasSize(3);
        assertThat(ListPages.answer(ALL, "Found", Json.object(), 9).has("NextToken"))
                .isFalse();
    }

    @Test
    void behindTheEndThereIsNothing() {
        ObjectNode answer = ListPages.answer(ALL, "Found", Json.object().put("NextToken", "999999999"), 3);

        assertThat(answer.path("Found")).isEmpty();
        assertThat(answer.has("NextToken")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "4294967295", "2147483648", "1.5", "x"})
    void whatIsNoTokenIsRefused(String token) {
        assertThatThrownBy(() -> ListPages.answer(ALL, "Found", Json.object().put("NextToken", token), 3))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("NextToken is not valid");
    }
}
