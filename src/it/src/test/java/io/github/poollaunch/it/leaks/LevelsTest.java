package io.github.poollaunch.it.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private static Levels levels(IntFunction<Level> level) {
        Levels levels = new Levels();
        for (int tenth = 0; tenth <= 10; tenth++) {
            levels.add(tenth / 10.0, level.apply(tenth));
        }
        return levels;
    }

    @Test
    void grown_allLevel_nothing() {
        assertThat(levels(tenth -> new Level(20, 10, 0, 2, 4_000)).grown()).isEmpty();
    }

    @Test
    void grown_whatRisesInTheFirstQuarterOnly_isNoLeak() {
        assertThat(levels(tenth -> tenth < 2 ? new Level(10, 5, 0, 0, 1_000) : new Level(20, 10, 0, 2, 4_000))
                        .grown())
                .isEmpty();
    }

    @Test
    void grown_oneDescriptorEachTenth_isALeak() {
        assertThat(levels(tenth -> new Level(20 + tenth, 10, 0, 2, 4_000)).grown())
                .singleElement()
                .asString()
                .contains("descriptors grew from 25 in the second quarter to 30");
    }

    @Test
    void grown_aThreadAFileAndAChildInTheLastQuarter_areLeaks() {
        assertThat(levels(tenth -> tenth < 9 ? new Level(20, 10, 0, 2, 4_000) : new Level(20, 11, 1, 3, 4_000))
                        .grown())
                .hasSize(3);
    }

    @Test
    void grown_aHeapThatSwings_isNoLeak() {
        assertThat(levels(tenth -> new Level(20, 10, 0, 2, 4_000 + 1_000 * (tenth % 2)))
                        .grown())
                .isEmpty();
    }

    @Test
    void grown_aHeapThatRisesByMoreThanItsNoise_isALeak() {
        assertThat(levels(tenth -> new Level(20, 10, 0, 2, 4_000 + tenth * Levels.HEAP_NOISE_KIB / 4))
                        .grown())
                .singleElement()
                .asString()
                .contains("heap");
    }
}
