package io.github.poollaunch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.Pool;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.it.NoSurvivors;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A deadline that the matrix's few items would meet by luck only. */
@ExtendWith({HangDump.class, NoSurvivors.class})
class DeadlineIT {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** One was enough in nearly every second run of the watch that this is about. */
    private static final int ROUNDS = 4;

    /** The watch looks at the clock while chunk after chunk is sent and not yet taken up; then one hangs. */
    @Test
    void itemHangs_behindManyShortOnes_isEndedAtItsOwnDeadline(@TempDir Path folder) {
        Item quick = new Item(0, Deed.NOTHING, folder.resolve("quick").toString(), "");
        Item hanging = new Item(1, Deed.LOOP_FOR_EVER, folder.resolve("hanging").toString(), "");
        try (Pool pool = Pool.builder().processes(1).taskTimeout(TIMEOUT).build()) {
            for (int round = 0; round < ROUNDS; round++) {
                warmUp(pool, quick);
                long until = System.nanoTime() + TIMEOUT.multipliedBy(2).toNanos();
                while (System.nanoTime() - until < 0) {
                    pool.apply(Tasks::run, quick);
                }
                long started = System.nanoTime();
                TaskTimeoutException late =
                        catchThrowableOfType(TaskTimeoutException.class, () -> pool.apply(Tasks::run, hanging));
                assertThat(late.threadDump()).contains("loopForEver");
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
            }
        }
    }

    /** On a busy machine a new worker's first item may take longer than the limit. */
    private static void warmUp(Pool pool, Item quick) {
        for (int i = 0; i < 10; i++) {
            try {
                pool.apply(Tasks::run, quick);
                return;
            } catch (TaskTimeoutException e) {
                // The next worker has another chance.
            }
        }
    }
}
