package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.it.FaultFunctions.Numbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short chunks go to a worker many in one; whatever happens then, each is as if it had gone by itself. */
@ExtendWith(NoSurvivors.class)
class GroupedChunksIT {

    private static final int MANY = 6_000;

    @TempDir
    Path folder;

    /** A collection's items are pulled many at once, those of another input one by one, and put together while they wait. */
    private enum Input {
        COLLECTION {
            @Override
            <T> Iterable<T> of(List<T> items) {
                return items;
            }
        },
        ITERATOR {
            @Override
            <T> Iterable<T> of(List<T> items) {
                return () -> items.stream().iterator();
            }
        };

        abstract <T> Iterable<T> of(List<T> items);
    }

    /** So many short items, with others among them, late enough to be in the middle of a large group. */
    private List<Numbered> shortItemsAround(int... others) {
        List<Numbered> items = new ArrayList<>(Collections.nCopies(MANY, new Numbered(-1, folder.toString())));
        for (int i = 0; i < others.length; i++) {
            items.set(MANY / 2 + i, new Numbered(others[i], folder.toString()));
        }
        return items;
    }

    @Test
    void map_slowItemsBehindShortOnes_runAtOnceOnAllWorkers() {
        try (Pool pool = Pool.of(2)) {
            // Each of two neighbours waits until the other has started.
            assertThat(pool.map(GroupFunctions::meetNeighbour, shortItemsAround(0, 1), 1))
                    .containsOnly(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void imapUnordered_slowItemsBehindShortOnes_runAtOnceOnAllWorkers(Input input) {
        try (Pool pool = Pool.of(2);
                ResultStream<Boolean> results =
                        pool.imapUnordered(GroupFunctions::meetNeighbour, input.of(shortItemsAround(0, 1)))) {
            assertThat(results.stream().toList()).hasSize(MANY).containsOnly(true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "SMILE"})
    void imap_resultsOfShortItems_doNotWaitForASlowOneBehindThem(String wire) throws IOException {
        try (Pool pool = Pool.builder()
                        .processes(1)
                        .wire(wire.equals("JSON") ? Wire.JSON : Wire.SMILE)
                        .build();
                ResultStream<Integer> results = pool.imap(GroupFunctions::waitAtZero, shortItemsAround(0))) {
            for (int i = 0; i < MANY / 2; i++) {
                assertThat(results.next(Duration.ofSeconds(30))).isEqualTo(-1);
            }
            Files.writeString(folder.resolve("go"), ""); // The slow one waits for this.
            assertThat(results.next()).isZero();
            assertThat(results.stream().toList()).hasSize(MANY / 2 - 1).containsOnly(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void imap_resultsOfShortItems_doNotWaitForASlowOneThatIsTheLast(Input input) throws IOException {
        List<Numbered> items = shortItemsAround();
        items.add(new Numbered(0, folder.toString()));
        try (Pool pool = Pool.of(1);
                ResultStream<Integer> results = pool.imap(GroupFunctions::waitAtZero, input.of(items))) {
            for (int i = 0; i < MANY; i++) {
                assertThat(results.next(Duration.ofSeconds(30))).isEqualTo(-1);
            }
            Files.writeString(folder.resolve("go"), ""); // The slow one waits for this.
            assertThat(results.next()).isZero();
            assertThat(results.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void imap_aWorkerThatDies_costsTheItemThatRan(Input input) {
        try (Pool pool = Pool.of(2);
                ResultStream<Integer> results = pool.imap(GroupFunctions::haltAtZero, input.of(shortItemsAround(0)))) {
            for (int i = 0; i < MANY; i++) {
                if (i == MANY / 2) {
                    assertThatThrownBy(results::next)
                            .isInstanceOfSatisfying(
                                    WorkerDiedException.class,
                                    died -> assertThat(died.index()).isEqualTo(MANY / 2));
                } else {
                    assertThat(results.next()).isEqualTo(-1);
                }
            }
            assertThat(results.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void imap_anItemThatIsOverdue_costsNoOther(Input input) {
        try (Pool pool = Pool.builder()
                        .processes(2)
                        .taskTimeout(Duration.ofMillis(500))
                        .build();
                ResultStream<Integer> results = pool.imap(GroupFunctions::waitAtZero, input.of(shortItemsAround(0)))) {
            for (int i = 0; i < MANY; i++) {
                if (i == MANY / 2) {
                    assertThatThrownBy(results::next)
                            .isInstanceOfSatisfying(
                                    TaskTimeoutException.class,
                                    late -> assertThat(late.index()).isEqualTo(MANY / 2));
                } else {
                    assertThat(results.next()).isEqualTo(-1);
                }
            }
        }
    }

    /** Items that wait are put together; one that is never followed by another must not wait for that. */
    @Test
    void imap_inputThatWaitsForItsOwnResults_getsThem() {
        int burst = 500;
        Semaphore read = new Semaphore(burst);
        Iterable<Integer> waiting = () -> IntStream.range(0, 40 * burst)
                .boxed()
                .peek(item -> read.acquireUninterruptibly())
                .iterator();
        try (Pool pool = Pool.of(2);
                ResultStream<Integer> results = pool.imap(Functions::square, waiting)) {
            for (int i = 0; i < 40 * burst; i++) {
                assertThat(results.next(Duration.ofSeconds(30))).isEqualTo(i * i);
                if (i % burst == burst - 1) {
                    read.release(burst);
                }
            }
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void imap_itemsOfALongChunk_areNotDividedAmongWorkers() {
        try (Pool pool = Pool.of(2);
                ResultStream<Long> results =
                        pool.imap(Functions::pid, IntStream.range(0, 64).boxed().toList(), 16)) {
            List<Long> pids = results.stream().toList();
            for (int i = 0; i < 64; i++) {
                assertThat(pids.get(i)).isEqualTo(pids.get(i / 16 * 16));
            }
        }
    }

    /** What follows short items may be so large that a child could not take in as many of them. */
    @ParameterizedTest
    @ValueSource(strings = {"JSON", "SMILE"})
    void imap_largeItemsBehindShortOnes_doNotGoInOneMessage(String wire) {
        List<String> items = new ArrayList<>(Collections.nCopies(4 * MANY, "short"));
        items.addAll(Collections.nCopies(MANY / 60, "x".repeat(2_000_000)));
        items.addAll(Collections.nCopies(4 * MANY, "short")); // Else the groups are small for being the last ones.
        List<String> deaths = new CopyOnWriteArrayList<>();
        try (Pool pool = Pool.builder()
                        .processes(2)
                        .maxHeap("64m")
                        .listener(new PoolListener() {
                            @Override
                            public void workerDied(WorkerInfo worker, String reason) {
                                deaths.add(reason);
                            }
                        })
                        .wire(wire.equals("JSON") ? Wire.JSON : Wire.SMILE)
                        .build();
                ResultStream<Integer> results = pool.imap(String::length, items)) {
            for (String item : items) {
                assertThat(results.next()).isEqualTo(item.length());
            }
            assertThat(deaths).isEmpty();
        }
    }

    /** Each item ends once, though a group that has grown too large on its way leaves its last ones to others. */
    @Test
    void imap_largeItemsBehindShortOnes_areToldToTheListenerOnce() {
        AtomicInteger done = new AtomicInteger();
        PoolListener listener = new PoolListener() {
            @Override
            public void chunkDone(WorkerInfo worker, int items, int failed) {
                done.addAndGet(items);
            }
        };
        List<String> items = new ArrayList<>(Collections.nCopies(4000, "x"));
        items.addAll(Collections.nCopies(100, "y".repeat(200_000)));
        try (Pool pool = Pool.builder().processes(2).listener(listener).build();
                ResultStream<Integer> lengths = pool.imap(String::length, items, 1)) {
            for (String item : items) {
                assertThat(lengths.next()).isEqualTo(item.length());
            }
        }
        assertThat(done).hasValue(items.size());
    }

    @Test
    void map_eachItemIsItsOwnChunk_oneThatFailsEndsNoOther() throws IOException {
        Path log = folder.resolve("log");
        List<Numbered> items = IntStream.range(0, MANY)
                .mapToObj(n -> new Numbered(n, log.toString()))
                .toList();
        try (Pool pool = Pool.of(2)) {
            assertThatThrownBy(() -> pool.map(GroupFunctions::logThenFailAt3000, items, 1))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            failed -> assertThat(failed.index()).isEqualTo(3000));
        }
        assertThat(Files.readAllLines(log)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void map_inChunksOfOne_eachCountsAsATask() {
        List<Integer> items = IntStream.range(0, MANY).boxed().toList();
        try (Pool pool = Pool.of(2)) {
            assertThat(pool.map(Functions::square, items, 1))
                    .isEqualTo(items.stream().map(i -> i * i).toList());
            // A worker may count the last ones when their results have been told already.
            await().until(
                            () -> pool.workers().stream()
                                    .mapToLong(WorkerInfo::tasksDone)
                                    .sum(),
                            sum -> sum == MANY);
        }
    }
}
