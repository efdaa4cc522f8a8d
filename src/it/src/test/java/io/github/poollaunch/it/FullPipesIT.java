package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.Wire;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both pipes of all workers are full at once: nobody waits for the other. */
@ExtendWith(NoSurvivors.class)
class FullPipesIT {

    private static final String ITEM = "0123456789".repeat(1_000_000);

    static Stream<Wire> wires() {
        return Stream.of(Wire.JSON, Wire.SMILE);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void tenMegabytesThereAndBack_onAllWorkersAtOnce_neverDeadlock(Wire wire) {
        List<String> items = Collections.nCopies(8, ITEM);
        try (Pool pool = Pool.builder().processes(4).wire(wire).build()) {
            for (int chunkSize : new int[] {1, 4}) {
                assertThat(pool.map(TravelFunctions::string, items, chunkSize))
                        .hasSize(8)
                        .allMatch(ITEM::equals);
            }
            try (ResultStream<String> results = pool.imap(TravelFunctions::string, items)) {
                int count = 0;
                for (String result : results) {
                    assertThat(result.equals(ITEM)).isTrue();
                    count++;
                }
                assertThat(count).isEqualTo(8);
            }
        }
    }
}
