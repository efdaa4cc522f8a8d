package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers that have grown too large are replaced between two chunks. */
@ExtendWith(NoSurvivors.class)
class MaxRssIT {

    private final Recorder recorder = new Recorder();

    @Test
    void worker_grownBeyondIt_isReplacedAfterItsChunk() {
        try (Pool pool = Pools.builder(1)
                .maxHeap("256m")
                .maxRss("220m")
                .listener(recorder)
                .build()) {
            long first = pool.apply(MemoryFunctions::keep, 0);
            assertThat(pool.apply(MemoryFunctions::keep, 0)).isEqualTo(first);
            assertThat(pool.apply(MemoryFunctions::keep, 200)).as("it grows").isEqualTo(first);
            long second = pool.apply(MemoryFunctions::keep, 0);
            assertThat(second).as("another process").isNotEqualTo(first);
            assertThat(pool.apply(MemoryFunctions::keep, 0)).isEqualTo(second);
        }
        assertThat(recorder.starting).containsExactly(1, 2);
        assertThat(recorder.retired).containsExactly(1, 2);
        assertThat(recorder.deaths).isEmpty();
    }

    @Test
    void noLimit_growthChangesNothing() {
        try (Pool pool = Pools.builder(1).maxHeap("256m").build()) {
            long first = pool.apply(MemoryFunctions::keep, 200);
            assertThat(pool.apply(MemoryFunctions::keep, 0)).isEqualTo(first);
        }
    }

    @Test
    void growingWorkers_loseNothing() {
        List<Integer> each = Collections.nCopies(12, 120);
        try (Pool pool = Pools.builder(2)
                .maxHeap("256m")
                .maxRss("180m")
                .listener(recorder)
                .build()) {
            List<Long> pids = pool.map(MemoryFunctions::keep, each, 1);
            assertThat(pids).hasSize(12);
            assertThat(new HashSet<>(pids)).hasSizeGreaterThan(2);
            try (ResultStream<Long> stream = pool.imapUnordered(MemoryFunctions::keep, each)) {
                assertThat(stream.stream().count()).isEqualTo(12);
            }
        }
        assertThat(recorder.deaths).isEmpty();
        assertThat(recorder.failedItems).isEmpty();
    }

    /** Work goes on, slowly: each worker runs one chunk. */
    @Test
    void limitBelowAFreshWorkersSize_eachWorkerRunsOneChunk() {
        List<Integer> items = IntStream.range(0, 8).boxed().toList();
        try (Pool pool = Pools.builder(1).maxRss("1m").listener(recorder).build()) {
            assertThat(pool.map(Functions::square, items, 2))
                    .isEqualTo(items.stream().map(Functions::square).toList());
        }
        assertThat(recorder.starting).hasSizeBetween(4, 5);
        assertThat(recorder.deaths).isEmpty();
    }
}
