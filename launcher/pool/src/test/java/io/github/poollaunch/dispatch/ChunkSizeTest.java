package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkSizeTest {

    /** The right-hand side as CPython 3.11 computes it: {@code q, r = divmod(n, 4 * p); q + (1 if r else 0)}. */
    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "4,1,1",
        "5,1,2",
        "8,2,1",
        "9,2,2",
        "100,12,3",
        "1000000,12,20834",
        "3,4,1",
        "2147483647,1,536870912"
    })
    void forMap_isPythonsFormula(int items, int processes, int expected) {
        assertThat(ChunkSize.AUTOMATIC.forList(items, processes)).isEqualTo(expected);
    }

    @Test
    void checked_belowOne_isRefused() {
        assertThatThrownBy(() -> ChunkSize.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ChunkSize.of(1).forList(100, 2)).isEqualTo(1);
    }

    @Test
    void auto_isPythonsFormulaForAList_andEachItemByItselfForAStream() {
        ChunkSize size = ChunkSize.of(Pool.AUTO);

        assertThat(size.forList(100, 12)).isEqualTo(3);
        assertThat(size.forStream()).isEqualTo(1);
        assertThat(ChunkSize.of(7).forStream()).isEqualTo(7);
    }
}
