package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.it.FaultFunctions.Numbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Short chunks of a list go to a worker many in one, once calls before have shown that they are short. */
@ExtendWith(NoSurvivors.class)
class GroupedMapIT {

    private static final int MANY = 6_000;

    @TempDir
    Path folder;

    /** Hears of chunks, and by whom they were run; a chunk that begins while none has ended shares its message with the last. */
    private static final class Sizes implements PoolListener {
        private final List<Integer> started = new CopyOnWriteArrayList<>();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        /** By worker: how many items it has been given at once, and how many at most. */
        private final Map<Integer, Integer> given = new ConcurrentHashMap<>();

        private final AtomicInteger most = new AtomicInteger();

        /** Chunks that have started, and not ended. */
        private final AtomicInteger open = new AtomicInteger();

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
            open.incrementAndGet();
            started.add(items);
            most.accumulateAndGet(given.merge(worker.id(), items, Integer::sum), Math::max);
        }

        @Override
        public void chunkDone(WorkerInfo worker, int items, int failures) {
            open.decrementAndGet();
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

    /** In chunks so large that the wait for a CPU, on a machine that others keep busy, is nothing in an item's share of them. */
    private void getToKnowWell(Pool pool, PoolFunction<Numbered, ?> function, Sizes sizes) {
        for (int i = 0; i < 6; i++) {
            assertThat(pool.map(function, shortItems(), 2000)).hasSize(MANY);
        }
        sizes.beginAfter(6 * MANY);
    }

    private List<Numbered> shortItems() {
        return Collections.nCopies(MANY, new Numbered(-1, folder.toString()));
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
        assertThat(sizes.open).hasValue(0);
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
        assertThat(sizes.open).hasValue(0);
        assertThat(sizes.done).hasValue(MANY);
        assertThat(sizes.failed).hasValue(1);
        assertThat(Files.readAllLines(log)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void map_inChunksOfTen_slowItemsBehindShortOnesRunAtOnceOnAllWorkers() {
        List<Numbered> items = new ArrayList<>(shortItems());
        items.set(MANY / 2 + 9, new Numbered(0, folder.toString()));
        items.set(MANY / 2 + 10, new Numbered(1, folder.toString())); // The next chunk's first.
        try (Pool pool = Pool.of(2)) {
            PoolFunction<Numbered, Boolean> function = GroupFunctions::meetNeighbour;
            getToKnow(pool, function, shortItems());
            assertThat(pool.map(function, items, 10)).containsOnly(true);
        }
    }

    /** What a call can learn of those before it: that all of it is not worth a second worker. */
    @Test
    void map_againAndAgain_short_goesInFewMessagesAndSlowItemsInMany() {
        Sizes sizes = new Sizes();
        List<Numbered> few = new ArrayList<>(Collections.nCopies(20, new Numbered(-1, folder.toString())));
        try (Pool pool = Pool.builder().processes(2).listener(sizes).build()) {
            PoolFunction<Numbered, Boolean> function = GroupFunctions::meetNeighbour;
            int most = 0;
            while (most < 10) {
                getToKnowWell(pool, function, sizes);
                assertThat(pool.map(function, few)).containsOnly(true);
                most = sizes.most.get();
                sizes.beginAfter(few.size());
            }
            few.set(0, new Numbered(0, folder.toString()));
            few.set(5, new Numbered(1, folder.toString()));
            // One worker may get both: then the other one is given what is behind the first.
            assertThat(pool.map(function, few)).containsOnly(true);
        }
        assertThat(sizes.open).hasValue(0);
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
    void close_behindSlowItemsThatWereThoughtToBeShort_leavesWorkersForThem() throws IOException {
        PoolFunction<Numbered, Boolean> function = GroupFunctions::meetNeighbour;
        boolean oneHadAll = false;
        // A worker gets all of it if none was slow lately, and on a busy machine one may have been.
        for (int i = 0; !oneHadAll; i++) {
            Path meeting = Files.createDirectory(folder.resolve("meeting" + i));
            List<Numbered> few = new ArrayList<>(Collections.nCopies(10, new Numbered(-1, meeting.toString())));
            few.set(0, new Numbered(0, meeting.toString()));
            few.set(7, new Numbered(1, meeting.toString()));
            Sizes sizes = new Sizes();
            AsyncResult<List<Boolean>> met;
            try (Pool pool = Pool.builder().processes(2).listener(sizes).build()) {
                getToKnowWell(pool, function, sizes);
                met = pool.mapAsync(function, few);
            } // Closed at once.
            assertThat(met.get()).hasSize(10).containsOnly(true);
            assertThat(sizes.open).hasValue(0);
            oneHadAll = sizes.most.get() == 10;
        }
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
