package io.github.poollaunch.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLoopTest {

    @Test
    void parse_wordAndArguments() {
        Request request = Request.parse("map items=10 wire=smile");
        assertThat(request).isEqualTo(new Request("map", Map.of("items", "10", "wire", "smile")));
        assertThat(request.number("items")).isEqualTo(10);
        assertThat(request.text("wire", "json")).isEqualTo("smile");
        assertThat(request.number("chunk", 3)).isEqualTo(3);
    }

    @Test
    void parse_wordWithoutEquals_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.parse("map items"))
                .withMessage("not key=value: items");
    }

    @Test
    void answer_figures_areOneLine() {
        assertThat(RequestLoop.answer(request -> Figures.time(5).and("items", 2), "map"))
                .isEqualTo("ok ns=5.0 items=2.0");
    }

    @Test
    void answer_unknownWorkload_isASkip() {
        String answer = RequestLoop.answer(
                request -> {
                    throw new UnsupportedOperationException("none");
                },
                "map");
        assertThat(answer).startsWith("skip ").endsWith("none");
    }

    @Test
    void answer_failureOfAnyKind_isOneLine() {
        String answer = RequestLoop.answer(
                request -> {
                    throw new OutOfMemoryError("two\nlines");
                },
                "map");
        assertThat(answer).startsWith("error ").doesNotContain("\n");
    }

    @Test
    void answer_ready_needsNoWorkload() {
        assertThat(RequestLoop.answer(request -> Figures.time(0), "ready")).isEqualTo("ok");
    }
}
