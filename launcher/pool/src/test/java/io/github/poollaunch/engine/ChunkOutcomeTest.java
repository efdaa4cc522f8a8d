package io.github.poollaunch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.PoolException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkOutcomeTest {

    private static final Chunk.Failure FAILURE = index -> new PoolException("item " + index);

    @Test
    void slice_hasItsResultsAndFailuresByItsOwnPlaces() {
        ChunkOutcome all = new ChunkOutcome(Arrays.asList("a", "b", null, "d"), Map.of(2, FAILURE));
        assertThat(all.slice(0, 2)).isEqualTo(new ChunkOutcome(List.of("a", "b"), Map.of()));
        assertThat(all.slice(1, 3)).isEqualTo(new ChunkOutcome(Arrays.asList("b", null), Map.of(1, FAILURE)));
        assertThat(all.slice(3, 4)).isEqualTo(new ChunkOutcome(List.of("d"), Map.of()));
        assertThat(all.slice(0, 4)).isEqualTo(all);
    }

    @Test
    void slice_ofWhatHasNoResults_hasNoFailuresOfOthers() {
        ChunkOutcome lost = new ChunkOutcome(List.of(), Map.of(0, FAILURE, 1, FAILURE, 2, FAILURE));
        assertThat(lost.slice(0, 2)).isEqualTo(new ChunkOutcome(List.of(), Map.of(0, FAILURE, 1, FAILURE)));
        assertThat(lost.slice(2, 3)).isEqualTo(new ChunkOutcome(List.of(), Map.of(0, FAILURE)));
    }

    /** A failed item ended its chunk. */
    @Test
    void slice_behindTheLastResult_isEmpty() {
        ChunkOutcome brokenOff = new ChunkOutcome(Arrays.asList("a", null), Map.of(1, FAILURE));
        assertThat(brokenOff.slice(0, 5)).isEqualTo(brokenOff);
        assertThat(brokenOff.slice(5, 10)).isEqualTo(new ChunkOutcome(List.of(), Map.of()));
    }
}
