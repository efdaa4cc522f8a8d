package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.Wire;
import io.github.poollaunch.it.ValueFunctions.Circle;
import io.github.poollaunch.it.ValueFunctions.Counter;
import io.github.poollaunch.it.ValueFunctions.Named;
import io.github.poollaunch.it.ValueFunctions.Shape;
import io.github.poollaunch.it.ValueFunctions.Square;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the rarer kinds there and back; RoundTripPropertyTest has all of them, without processes. */
@ExtendWith(NoSurvivors.class)
class ValuesIT {

    static List<Wire> wires() {
        return List.of(Wire.JSON, Wire.SMILE);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void map_valuesOfManyKinds_arriveAsTheyAre(Wire wire) {
        try (Pool pool = Pools.covered(1).wire(wire).build()) {
            assertThat(pool.apply(ValueFunctions::again, new Named("n", List.of(1L, Instant.EPOCH))))
                    .isEqualTo(new Named("n!", List.of(1L, Instant.EPOCH)));
            List<Shape> turned = pool.map(ValueFunctions::turned, List.<Shape>of(new Circle(1), new Square(2)));
            assertThat(turned).containsExactly(new Square(1), new Circle(2));
            Counter counter = pool.apply(ValueFunctions::counted, new Counter(Instant.MAX));
            assertThat(counter.count()).isEqualTo(1);
            assertThat(counter.since()).isEqualTo(Instant.MAX);
            Map<Path, Duration> times = new LinkedHashMap<>(Map.of(Path.of("a"), Duration.ZERO));
            assertThat(pool.apply(ValueFunctions::later, times)).isEqualTo(Map.of(Path.of("a"), Duration.ofSeconds(1)));
            Exception failure = pool.apply(ValueFunctions::wrapped, new IOException("disk"));
            assertThat(failure).isExactlyInstanceOf(IllegalStateException.class).hasMessage("wrapped");
            assertThat(failure.getCause())
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("disk");
            assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("wrapped");
        }
    }
}
