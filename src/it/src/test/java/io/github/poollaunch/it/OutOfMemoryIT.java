package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.WorkerDiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker process that ends because memory ran out says so. */
@ExtendWith(NoSurvivors.class)
class OutOfMemoryIT {

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+ExitOnOutOfMemoryError", "-XX:+CrashOnOutOfMemoryError"})
    void vmEndsAsTheUserWants_isNamed(String option) throws Exception {
        try (Pool pool =
                Pool.builder().processes(1).maxHeap("32m").jvmArgs(option).build()) {
            WorkerDiedException died =
                    catchThrowableOfType(WorkerDiedException.class, () -> pool.apply(DeathFunctions::fillHeap, 0));
            assertThat(died.death().outOfMemory()).isTrue();
            assertThat(died).hasMessageContaining("out of memory").hasMessageContaining("maxHeap");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            String log = died.death().crashLog();
            if (log != null) {
                java.nio.file.Files.delete(java.nio.file.Path.of(log));
            }
        }
    }

    /** Not the task, but the child's reader runs out of memory, before there is a task. */
    @Test
    void itemTooLargeForTheChildsHeap_isNamed() {
        try (Pool pool = Pool.builder().processes(1).maxHeap("32m").build()) {
            String large = "x".repeat(60_000_000);
            assertThatThrownBy(() -> pool.apply(String::length, large))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("out of memory");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }
}
