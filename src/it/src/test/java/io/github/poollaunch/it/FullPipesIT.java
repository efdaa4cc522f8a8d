package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.Wire;
import java.util.Collections;
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
        try (Pool pool = Pool.builder().processes(4).wire(wire).build()) {
            String quarter = ITEM.substring(0, ITEM.length() / 4);
            assertThat(pool.map(TravelFunctions::string, Collections.nCopies(16, quarter), 4))
                    .hasSize(16)
                    .allMatch(quarter::equals);
            assertThat(pool.map(TravelFunctions::string, Collections.nCopies(4, ITEM), 1))
                    .hasSize(4)
                    .allMatch(ITEM::equals);
            try (ResultStream<String> results = pool.imap(TravelFunctions::string, Collections.nCopies(4, ITEM))) {
                int count = 0;
                for (String result : results) {
                    assertThat(result.equals(ITEM)).isTrue();
                    count++;
                }
                assertThat(count).isEqualTo(4);
            }
        }
    }
}
