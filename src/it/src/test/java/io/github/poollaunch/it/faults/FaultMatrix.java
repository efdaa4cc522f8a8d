package io.github.poollaunch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault in every call: the bad item ends as it should, every other item has its right result and was run exactly
 * once, the pool works on, ends, and leaves nothing behind, all within a bound.
 *
 * <p>Subclasses share the cases out, so that they can run side by side. Children run without coverage, which costs each
 * more than its own start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({HangDump.class, NoSurvivors.class})
abstract class FaultMatrix {

    private static final Duration WORKERS_END = Duration.ofSeconds(10);

    private final int workers;
    private final Collection<Fault> faults;

    FaultMatrix(int workers, Collection<Fault> faults) {
        this.workers = workers;
        this.faults = faults;
    }

    final Stream<FaultCase> cases() {
        return faults.stream()
                .flatMap(fault -> Arrays.stream(Call.values()).map(call -> new FaultCase(fault, call, workers)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fault_inACall_costsItsItemAndNothingElse(FaultCase each, @TempDir Path folder) throws Exception {
        RunLog log = new RunLog(folder.resolve("runs"));
        AllReady ready = new AllReady(workers);
        try (ShownOnStderr shown = new ShownOnStderr();
                Pool pool = each.fault()
                        .settings(Pool.builder()
                                .processes(workers)
                                .jvmArgs(Fault.IN_A_WORKER)
                                .listener(ready))
                        .build()) {
            ready.await();
            RunLog before = new RunLog(folder.resolve("before"));
            if (each.fault() == Fault.KILLED_IDLE) {
                runGoodItems(each.call(), pool, before);
            }
            each.fault().strike(pool);

            List<Item> items = each.items(log);
            Outcomes outcomes = new Outcomes();
            each.call().run(pool, items, outcomes);

            Item bad = items.stream()
                    .filter(item -> each.fault().isBad(item.number()))
                    .findFirst()
                    .orElseThrow();
            checkOutcomes(each, items, bad, outcomes);
            checkRuns(each, items, bad, log);
            assertThat(shown.text()).contains(each.fault().shown());
            checkWorkers(each, bad, pool, log, new RunLog(folder.resolve("after")));
        }
    }

    private static void checkOutcomes(FaultCase each, List<Item> items, Item bad, Outcomes outcomes)
            throws IOException {
        for (var failed : outcomes.failures().entrySet()) {
            Throwable failure = failed.getValue();
            if (failed.getKey() != bad.number()) {
                throw new AssertionError("a good one failed: " + items.get(failed.getKey()), failure);
            }
            each.fault().ending().check(failure, bad, each.call());
            if (failure instanceof ItemFailedException ofAnItem) {
                assertThat(ofAnItem.index()).isEqualTo(each.call().hasChunks() ? bad.number() : 0);
            }
        }
        boolean arrives = each.fault().ending() instanceof Ending.Arrives;
        assertThat(outcomes.failures()).hasSize(arrives ? 0 : 1);
        if (each.call().failsAsAWhole() && !arrives) {
            assertThat(outcomes.results()).isEmpty();
            return;
        }
        for (Item item : items) {
            Answer answer = outcomes.results().get(item.number());
            assertThat(answer != null).as("%s has a result", item).isEqualTo(!item.equals(bad) || arrives);
            if (answer != null) {
                // Not by AssertJ: it would print them.
                assertThat(answer.payload().equals(item.payload()))
                        .as("the same payload")
                        .isTrue();
            }
        }
    }

    private static void checkRuns(FaultCase each, List<Item> items, Item bad, RunLog log) throws IOException {
        for (Item item : items) {
            int expected = item.equals(bad) ? each.fault().runs() : each.skips(item, bad) ? 0 : 1;
            assertThat(log.pids(item.number())).as("runs of %s", item).hasSize(expected);
        }
    }

    /** The bad item's worker goes on, or is gone and another does its work. */
    private static void checkWorkers(FaultCase each, Item bad, Pool pool, RunLog log, RunLog after) throws Exception {
        List<Long> pids = log.pids(bad.number());
        boolean lives = each.fault().ending().workerLives();
        if (!lives && each.fault() != Fault.KILLED_IDLE) {
            for (long pid : pids) {
                await("the end of the bad item's worker")
                        .atMost(WORKERS_END)
                        .until(() -> ProcessHandle.of(pid).isEmpty());
            }
        }
        runGoodItems(each.call(), pool, after);
        if (lives && each.workers() == 1) {
            assertThat(after.pids(0)).isEqualTo(pids);
        }
    }

    private static void runGoodItems(Call call, Pool pool, RunLog log) throws Exception {
        List<Item> items = FaultCase.goodItems(log);
        Outcomes outcomes = new Outcomes();
        call.run(pool, items, outcomes);
        for (Throwable failure : outcomes.failures().values()) {
            throw new AssertionError("the pool is of no use any more", failure);
        }
        assertThat(outcomes.results()).hasSameSizeAs(items);
        for (Item item : items) {
            assertThat(log.pids(item.number())).as("later runs of %s", item).hasSize(1);
        }
    }
}
