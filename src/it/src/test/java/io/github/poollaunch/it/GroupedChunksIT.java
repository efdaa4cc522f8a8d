package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
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
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Hears of chunks, and by whom they were run; a chunk that begins while none has ended shares its message with the last. */
    private static final class Sizes implements PoolListener {
        private final List<Integer> started = new CopyOnWriteArrayList<>();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        /** By worker: how many items it has been given at once, and how many at most. */
        private final Map<Integer, Integer> given = new ConcurrentHashMap<>();

        private final AtomicInteger most = new AtomicInteger();

        /** Forgets what was, when so many items are told of. */
        void beginAfter(int items) {
            await().until(() -> done.get() == items); // The call's end is told before.
            started.clear();
            most.set(0);
            done.set(0);
            failed.set(0);
        }

        @Override
        public void chunkStarted(WorkerInfo worker, int items) {
            started.add(items);
            most.accumulateAndGet(given.merge(worker.id(), items, Integer::sum), Math::max);
        }

        @Override
        public void chunkDone(WorkerInfo worker, int items, int failures) {
            given.remove(worker.id());
            done.addAndGet(items);
            failed.addAndGet(failures);
        }
    }

    /** A list's chunks go together as soon as calls before have shown that they are short. */
    private <T> void getToKnow(Pool pool, PoolFunction<T, ?> function, List<T> items) {
        for (int i = 0; i < 3; i++) {
            assertThat(pool.map(function, items, 10)).hasSameSizeAs(items);
        }
    }

    private List<Numbered> numbered(Path log) {
        return IntStream.range(0, MANY)
                .mapToObj(n -> new Numbered(n, log.toString()))
                .toList();
    }

    @Test
    void map_inChunksOfTen_oneThatFailsEndsItselfAndNoOther() throws IOException {
        Path log = folder.resolve("log");
        Sizes sizes = new Sizes();
        try (Pool pool = Pool.builder().processes(2).listener(sizes).build()) {
            PoolFunction<Numbered, Integer> function = GroupFunctions::logThenFailAt3000;
            getToKnow(pool, function, numbered(folder.resolve("other")).subList(0, 3000));
            sizes.beginAfter(3 * 3000);
            assertThatThrownBy(() -> pool.map(function, numbered(log), 10))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            failed -> assertThat(failed.index()).isEqualTo(3000));
            await().until(
                            () -> pool.workers().stream()
                                    .mapToLong(WorkerInfo::tasksDone)
                                    .sum(),
                            sum -> sum == 3 * 3000 / 10 + MANY / 10);
        }
        assertThat(sizes.most).hasValueGreaterThan(100);
        assertThat(sizes.started).containsOnly(10);
        assertThat(sizes.done).hasValue(MANY);
        assertThat(sizes.failed).hasValue(1);
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            if (n <= 3000 || n >= 3010) {
                expected.add(Integer.toString(n));
            }
        }
        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void map_inChunksOfTen_aWorkerThatDiesCostsTheItemThatRan() throws IOException {
        Path log = folder.resolve("log");
        Sizes sizes = new Sizes();
        try (Pool pool = Pool.builder().processes(2).listener(sizes).build()) {
            PoolFunction<Numbered, Integer> function = GroupFunctions::logThenHaltAt3000;
            getToKnow(pool, function, numbered(folder.resolve("other")).subList(0, 3000));
            sizes.beginAfter(3 * 3000);
            assertThatThrownBy(() -> pool.map(function, numbered(log), 10))
                    .isInstanceOfSatisfying(
                            WorkerDiedException.class,
                            died -> assertThat(died.index()).isEqualTo(3000));
        }
        assertThat(sizes.most).hasValueGreaterThan(100);
        assertThat(Files.readAllLines(log)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void map_inChunksOfTen_slowItemsBehindShortOnesRunAtOnceOnAllWorkers() {
        List<Numbered> items = shortItemsAround();
        items.set(MANY / 2 + 9, new Numbered(0, folder.toString()));
        items.set(MANY / 2 + 10, new Numbered(1, folder.toString())); // The next chunk's first.
        try (Pool pool = Pool.of(2)) {
            PoolFunction<Numbered, Boolean> function = GroupFunctions::meetNeighbour;
            getToKnow(pool, function, shortItemsAround());
            assertThat(pool.map(function, items, 10)).containsOnly(true);
        }
    }

    /** What a call can learn of those before it: that all of it is not worth a second worker. */
    @Test
    void map_againAndAgain_short_goesInFewMessagesAndSlowItemsInMany() {
        Sizes sizes = new Sizes();
        List<Numbered> few = new ArrayList<>(Collections.nCopies(200, new Numbered(-1, folder.toString())));
        try (Pool pool = Pool.builder().processes(2).listener(sizes).build()) {
            PoolFunction<Numbered, Boolean> function = GroupFunctions::meetNeighbour;
            while (sizes.most.get() < 100) {
                assertThat(pool.map(function, few)).containsOnly(true);
            }
            few.set(0, new Numbered(0, folder.toString()));
            few.set(50, new Numbered(1, folder.toString()));
            // One worker may get both: then the other one is given what is behind the first.
            assertThat(pool.map(function, few)).containsOnly(true);
        }
    }

    /** It passes the check of all items before any work starts, and fails when it is written. */
    @Test
    void map_inChunksOfTen_anItemThatCannotBeWrittenFailsItsChunkAlone() throws IOException {
        Path log = folder.resolve("log");
        List<List<String>> items = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            items.add(List.of(Integer.toString(n), log.toString()));
        }
        items.set(3005, new AbstractList<>() {
            private final AtomicInteger reads = new AtomicInteger();

            @Override
            public String get(int index) {
                if (index == 0 && reads.incrementAndGet() > 1) {
                    throw new IllegalStateException("read twice");
                }
                return log.toString();
            }

            @Override
            public int size() {
                return 2;
            }
        });
        Path other = folder.resolve("other");
        try (Pool pool = Pool.of(2)) {
            PoolFunction<List<String>, Integer> function = GroupFunctions::logNumber;
            getToKnow(pool, function, Collections.nCopies(3000, List.of("7", other.toString())));
            assertThatThrownBy(() -> pool.map(function, items, 10))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("item 3005 cannot travel")
                    .hasMessageContaining("read twice");
        }
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            if (n < 3000 || n >= 3010) {
                expected.add(Integer.toString(n));
            }
        }
        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** One worker has all of it when the others learn that there will be no more calls. */
    @Test
    void close_behindSlowItemsThatWereThoughtToBeShort_leavesWorkersForThem() throws InterruptedException {
        PoolFunction<Numbered, Boolean> function = GroupFunctions::meetNeighbour;
        List<Numbered> few = new ArrayList<>(Collections.nCopies(200, new Numbered(-1, folder.toString())));
        Sizes sizes = new Sizes();
        AsyncResult<List<Boolean>> met;
        try (Pool pool = Pool.builder().processes(2).listener(sizes).build()) {
            while (sizes.most.get() < 200) {
                assertThat(pool.map(function, few)).containsOnly(true);
            }
            few.set(0, new Numbered(0, folder.toString()));
            few.set(150, new Numbered(1, folder.toString()));
            met = pool.mapAsync(function, few);
        } // Closed at once.
        assertThat(met.get()).containsOnly(true);
    }

    @Test
    void map_theSameListAgain_isTheSame() {
        List<Integer> items = IntStream.range(0, 20_000).boxed().toList();
        PoolFunction<Integer, Integer> function = Functions::square;
        try (Pool pool = Pool.of(2)) {
            for (int i = 0; i < 5; i++) {
                assertThat(pool.map(function, items, 100))
                        .isEqualTo(items.stream().map(item -> item * item).toList());
            }
        }
    }
}
