package io.github.poollaunch.protocol.remains;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerMarkTest {

    @Test
    void parse_whatBelowWrote_isTheSame() {
        List<WorkerMark> outer = List.of(new WorkerMark("abc", 3), new WorkerMark("0z", 12));
        assertThat(WorkerMark.parse(new WorkerMark("x", 1).below(outer)))
                .containsExactly(outer.get(0), outer.get(1), new WorkerMark("x", 1));
        assertThat(WorkerMark.parse(new WorkerMark("x", 1).below(List.of()))).containsExactly(new WorkerMark("x", 1));
        assertThat(WorkerMark.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "a", "a-", "-1", "a--1", "../x-1", "a/b-1", "A-1", "a-1//b-1", "a-x", "a-99999999999"})
    void parse_anythingElse_isNoMark(String value) {
        assertThat(WorkerMark.parse(value)).isEmpty();
    }
}
