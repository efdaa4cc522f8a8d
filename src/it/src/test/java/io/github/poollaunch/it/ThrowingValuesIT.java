package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.TaskFailedException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Constructors and accessors of the user's that throw checked exceptions, on either side: the item fails, and neither its worker
 * nor its call is lost.
 */
@ExtendWith(NoSurvivors.class)
class ThrowingValuesIT {

    /** Of this JVM: where a {@link Picky} is not to be made, or asked. */
    private static boolean refusing;

    /** Its constructor throws on one side. */
    public static final class Picky {
        int number;

        public Picky() throws IOException {
            if (refusing) {
                throw new IOException("not here");
            }
        }
    }

    /** Its accessor throws on one side. */
    public record Secret(int number) {
        @Override
        public int number() {
            if (refusing) {
                ThrowingValuesIT.<RuntimeException>raise(new IOException("not told"));
            }
            return number;
        }
    }

    @SuppressWarnings("unchecked") // as Kotlin's code throws what it likes
    private static <E extends Exception> void raise(Exception thrown) throws E {
        throw (E) thrown;
    }

    /** From now on. */
    public static int refuse(int unused) {
        refusing = true;
        return 0;
    }

    public static int numberOf(Picky picky) {
        return picky.number;
    }

    public static Picky pickyOf(int number) throws IOException {
        Picky picky = new Picky();
        picky.number = number;
        return picky;
    }

    public static int numberOf(Secret secret) {
        return secret.number;
    }

    public static Secret secretOf(int number) {
        return new Secret(number);
    }

    @AfterEach
    void refusesNothing() {
        refusing = false;
    }

    private static void isWell(Pool pool, long worker) {
        refusing = false;
        assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        assertThat(pool.workers())
                .singleElement()
                .satisfies(one -> assertThat(one.pid()).isEqualTo(worker));
    }

    private static long worker(Pool pool) {
        assertThat(pool.apply(Functions::square, 2)).isEqualTo(4);
        return pool.workers().get(0).pid();
    }

    @Test
    void constructor_thatThrowsInTheChild_failsTheItem() throws IOException {
        Picky item = pickyOf(1);
        try (Pool pool = Pools.of(1)) {
            long worker = worker(pool);
            pool.apply(ThrowingValuesIT::refuse, 0);
            assertThatThrownBy(() -> pool.map((Picky picky) -> numberOf(picky), List.of(item)))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("not here");
            isWell(pool, worker);
        }
    }

    @Test
    void constructor_thatThrowsInTheParent_failsTheItem() {
        try (Pool pool = Pools.of(1)) {
            long worker = worker(pool);
            refusing = true;
            assertThatThrownBy(() -> pool.map(ThrowingValuesIT::pickyOf, List.of(1, 2)))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("not here");
            isWell(pool, worker);
        }
    }

    @Test
    void accessor_thatThrowsInTheChild_failsTheItem() {
        try (Pool pool = Pools.of(1)) {
            long worker = worker(pool);
            pool.apply(ThrowingValuesIT::refuse, 0);
            assertThatThrownBy(() -> pool.map(ThrowingValuesIT::secretOf, List.of(1, 2)))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("not told");
            isWell(pool, worker);
        }
    }

    @Test
    void accessor_thatThrowsInTheParent_isTheItemsFault() {
        List<Secret> items = List.of(new Secret(1), new Secret(2));
        try (Pool pool = Pools.of(1)) {
            long worker = worker(pool);
            refusing = true;
            assertThatThrownBy(() -> pool.map((Secret secret) -> numberOf(secret), items))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining(".number")
                    .hasMessageContaining("not told");
            isWell(pool, worker);
        }
    }
}
