package io.github.poollaunch.bench.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoalsTest {

    @Test
    void all_areFifteenInTheirOrder() {
        assertThat(Goals.ALL)
                .extracting(Goal::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 15).mapToObj(i -> "S" + i).toList());
        assertThat(Goals.ALL).extracting(Goal::name).doesNotHaveDuplicates();
    }

    @Test
    void named_byIdInAnyCaseOrByName_inTheirUsualOrder() {
        assertThat(Goals.named(List.of("start-12", "s1", "APPLY")))
                .extracting(Goal::id)
                .containsExactly("S1", "S2", "S3");
    }

    @Test
    void named_none_areAll() {
        assertThat(Goals.named(List.of())).isEqualTo(Goals.ALL);
    }

    @Test
    void named_unknown_isRefusedWithTheKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Goals.named(List.of("S1", "nope")))
                .withMessageContaining("no nope")
                .withMessageContaining("S15 (shared)");
    }
}
