package io.github.poollaunch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.it.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The matrix's case that takes long, since nothing but time tells a stopped worker from a slow one. */
@ExtendWith({HangDump.class, NoSurvivors.class})
class StoppedIdleIT {

    @Test
    void idleWorkers_areStopped_costNoItem(@TempDir Path folder) throws Exception {
        RunLog log = new RunLog(folder.resolve("runs"));
        AllReady ready = new AllReady(2);
        try (Pool pool = Pool.builder()
                .processes(2)
                .startTimeout(Duration.ofSeconds(5))
                .listener(ready)
                .build()) {
            ready.await();
            for (WorkerInfo each : pool.workers()) {
                Signal.stop(each.pid());
            }
            List<Answer> answers = pool.map(Tasks::run, FaultCase.goodItems(log), Call.CHUNK);
            assertThat(answers).extracting(Answer::number).isEqualTo(FaultCase.numbers());
            for (int number : FaultCase.numbers()) {
                assertThat(log.pids(number)).as("runs of item %d", number).hasSize(1);
            }
        }
    }
}
