package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDiedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a worker has kept and not sent when it dies is not lost, in whatever form it was kept: few results and many, whole
 * numbers, others, and both by turns.
 */
@ExtendWith(NoSurvivors.class)
class SalvagedResultsIT {

    private static final int ITEMS = 20_000;

    /** More than a record has room for, of any of these results. */
    private static final int CHUNK = 15_000;

    private static final Object DIED = "died";

    private static PoolFunction<Integer, ?> function(String results, int last) {
        return switch (results) {
            case "ints" -> item -> SalvageFunctions.ints(last, item);
            case "longs" -> item -> SalvageFunctions.longs(last, item);
            case "withNulls" -> item -> SalvageFunctions.withNulls(last, item);
            default -> item -> SalvageFunctions.texts(last, item);
        };
    }

    private static List<@Nullable Object> expected(PoolFunction<Integer, ?> function, int last) throws Exception {
        List<@Nullable Object> expected = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            expected.add(item == last ? DIED : function.apply(item));
        }
        return expected;
    }

    private static void assertKept(Wire wire, String results, int last) throws Exception {
        List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
        List<@Nullable Object> seen = new ArrayList<>();
        try (Pool pool = Pool.builder().processes(1).wire(wire).build();
                ResultStream<?> stream = pool.imap(function(results, last), items, CHUNK)) {
            while (stream.hasNext()) {
                try {
                    seen.add(stream.next());
                } catch (WorkerDiedException e) {
                    assertThat(e.index()).isEqualTo(last);
                    seen.add(DIED);
                }
            }
        }
        assertThat(seen).isEqualTo(expected(function(results, -1), last));
    }

    @ParameterizedTest
    @CsvSource({
        "ints, 1",
        "ints, 20",
        "ints, 200",
        "ints, 8191",
        "ints, 8192",
        "ints, 8193",
        "ints, 14999",
        "longs, 50",
        "longs, 698",
        "longs, 700",
        "longs, 9000",
        "withNulls, 20",
        "withNulls, 298",
        "withNulls, 300",
        "withNulls, 9000",
        "texts, 20",
        "texts, 200",
        "texts, 9000"
    })
    void whatHasEnded_isKept_whereAWorkerDies(String results, int last) throws Exception {
        assertKept(Wire.JSON, results, last);
    }

    @ParameterizedTest
    @CsvSource({"ints, 9000", "withNulls, 9000"})
    void whatHasEnded_isKept_inAnotherFormat(String results, int last) throws Exception {
        assertKept(Wire.SMILE, results, last);
    }
}
