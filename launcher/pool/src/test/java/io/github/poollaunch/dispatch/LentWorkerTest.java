package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.IdleWorker;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Idle workers in callers' hands: no chunk is lost meanwhile, none is run twice, and no worker's thread goes on too early. */
@Timeout(60)
class LentWorkerTest {

    private static final IdleWorker GOES_ON = chunk -> true;

    private final JobQueue queue = new JobQueue();
    private final Pace.Memory memory = new Pace.Memory();
    private final List<Taker> takers = new ArrayList<>();

    /** A worker's thread that waits for one chunk. */
    private final class Taker {
        private final CompletableFuture<@Nullable Chunk> taken = new CompletableFuture<>();
        private final AtomicBoolean flag = new AtomicBoolean();
        private final Thread thread;

        Taker(@Nullable IdleWorker worker) {
            thread = new Thread(() -> {
                try {
                    Chunk chunk = queue.take(true, worker);
                    flag.set(Thread.currentThread().isInterrupted());
                    taken.complete(chunk);
                } catch (InterruptedException e) {
                    taken.completeExceptionally(e);
                }
            });
            thread.start();
            takers.add(this);
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }

        void assertWaits() throws InterruptedException {
            thread.join(50); // A thread that goes on too early does so within that time, mostly.
            assertThat(taken).isNotDone();
        }

        @Nullable
        Chunk chunk() {
            return taken.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        queue.terminate();
        for (Taker each : takers) {
            each.thread.join();
        }
    }

    private ListJob<Object> job(boolean awaited) {
        return job(awaited, new ArrayList<>(List.of(1)), new Completion<>(new Callbacks("pool"), null, null));
    }

    private ListJob<Object> job(boolean awaited, List<@Nullable Object> items, Completion<Object> completion) {
        ListJob<Object> job = new ListJob<>(queue, new NoTask(), items, 1, true, completion, new Pace(1, memory), null);
        if (awaited) {
            job.await();
        }
        return job;
    }

    private @Nullable Loan lend() {
        return queue.submitOrLend(job(true));
    }

    private void itemsAreShort() {
        new Pace(1, memory).ran(1, 1_000);
    }

    @Test
    void submitOrLend_shortAndAWorkerIdle_lendsBoth() throws InterruptedException {
        itemsAreShort();
        Taker taker = new Taker(GOES_ON);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        assertThat(loan.chunk().items()).containsExactly(1);
        taker.assertWaits();
        loan.run();
        taker.assertWaits();
        Loan again = lend();
        assertThat(again).as("it is idle again").isNotNull();
        again.run();
    }

    @Test
    void submitOrLend_notKnownToBeShort_goesToItsThread() {
        Taker taker = new Taker(GOES_ON);
        assertThat(lend()).isNull();
        assertThat(taker.chunk()).isNotNull();
    }

    @Test
    void submitOrLend_nobodyWaitsForIt_goesToTheWorkersThread() {
        itemsAreShort();
        Taker taker = new Taker(GOES_ON);
        assertThat(queue.submitOrLend(job(false))).isNull();
        assertThat(taker.chunk()).isNotNull();
    }

    @Test
    void submitOrLend_workerThatIsNotLent_goesToItsThread() {
        itemsAreShort();
        Taker taker = new Taker(null);
        assertThat(lend()).isNull();
        assertThat(taker.chunk()).isNotNull();
    }

    @Test
    void submitOrLend_lastToComeIsNotLent_lendsAnother() throws InterruptedException {
        itemsAreShort();
        Taker lendable = new Taker(GOES_ON);
        Taker other = new Taker(null);
        assertThat(lend()).isNotNull().satisfies(Loan::run);
        lendable.assertWaits();
        other.assertWaits();
    }

    @Test
    void submitOrLend_noWorkerIdle_waitsForOne() {
        itemsAreShort();
        assertThat(lend()).isNull();
        assertThat(queue.poll()).isNotNull();
    }

    /** Others' calls came first. */
    @Test
    void submitOrLend_othersWait_waitsItsTurn() {
        itemsAreShort();
        queue.submit(job(false));
        assertThat(lend()).isNull();
        Chunk first = queue.poll();
        assertThat(first).isNotNull();
        assertThat(queue.poll()).isNotNull().isNotSameAs(first);
    }

    @Test
    void giveBack_unfinished_itsThreadGetsTheSameChunk() {
        itemsAreShort();
        Taker taker = new Taker(chunk -> false);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        loan.run();
        assertThat(taker.chunk()).isSameAs(loan.chunk());
    }

    @Test
    void giveBack_workerFailsUnexpectedly_itsThreadGetsTheSameChunk() {
        itemsAreShort();
        Taker taker = new Taker(chunk -> {
            throw new OutOfMemoryError("made up");
        });
        Loan loan = lend();
        assertThat(loan).isNotNull();
        assertThat(catchThrowable(loan::run)).isInstanceOf(OutOfMemoryError.class);
        assertThat(taker.chunk()).isSameAs(loan.chunk());
    }

    /** The items of a call for whose first chunk this JVM has no memory. */
    private static final class NoMemory extends AbstractList<@Nullable Object> {
        @Override
        public Object get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public List<@Nullable Object> subList(int from, int to) {
            throw new OutOfMemoryError("on purpose");
        }
    }

    @Test
    void submitOrLend_noMemoryForAChunk_failsTheCall_workerIsIdle() throws InterruptedException {
        itemsAreShort();
        Taker taker = new Taker(GOES_ON);
        Completion<Object> completion = new Completion<>(new Callbacks("pool"), null, null);
        assertThat(catchThrowable(() -> queue.submitOrLend(job(true, new NoMemory(), completion))))
                .hasMessage("on purpose");
        assertThat(catchThrowable(completion.result()::get)).hasRootCauseMessage("on purpose");
        taker.assertWaits();
        assertThat(lend()).as("it is idle").isNotNull().satisfies(Loan::run);
    }

    @Test
    void take_noMemoryForAChunk_failsTheCall() {
        Completion<Object> completion = new Completion<>(new Callbacks("pool"), null, null);
        queue.submit(job(false, new NoMemory(), completion));
        assertThat(catchThrowable(() -> queue.take(true, null))).hasMessage("on purpose");
        assertThat(catchThrowable(completion.result()::get)).hasRootCauseMessage("on purpose");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void submit_whileLent_isTakenByAnotherAtOnce() throws InterruptedException {
        itemsAreShort();
        Taker one = new Taker(null);
        Taker lent = new Taker(GOES_ON);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        queue.submit(job(false));
        assertThat(one.chunk()).isNotNull();
        lent.assertWaits();
        loan.run();
    }

    @Test
    void submit_whileTheOnlyOneIsLent_isTakenWhenThatComesBack() throws InterruptedException {
        itemsAreShort();
        Taker lent = new Taker(GOES_ON);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        queue.submit(job(false));
        lent.assertWaits();
        loan.run();
        assertThat(lent.chunk()).isNotNull().isNotSameAs(loan.chunk());
    }

    @Test
    void close_whileLent_itsThreadLearnsOfItWhenItComesBack() throws InterruptedException {
        itemsAreShort();
        Taker lent = new Taker(GOES_ON);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        queue.close();
        lent.assertWaits();
        loan.run();
        assertThat(lent.chunk()).isNull();
    }

    @Test
    void interrupt_whileLent_isHeardWhenItComesBack() throws InterruptedException {
        itemsAreShort();
        Taker lent = new Taker(GOES_ON);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        lent.thread.interrupt();
        lent.assertWaits();
        loan.run();
        await().until(lent.taken::isCompletedExceptionally);
    }

    @Test
    void interrupt_whileLent_whatIsUnfinishedComesFirst() throws InterruptedException {
        itemsAreShort();
        Taker lent = new Taker(chunk -> false);
        Loan loan = lend();
        assertThat(loan).isNotNull();
        lent.thread.interrupt();
        lent.assertWaits();
        loan.run();
        assertThat(lent.chunk()).isSameAs(loan.chunk());
        assertThat(lent.flag).as("it is still interrupted").isTrue();
    }

    @Test
    void interrupt_whileIdle_isThrown_andWhoIsLeftGetsTheChunk() {
        Taker interrupted = new Taker(GOES_ON);
        Taker other = new Taker(GOES_ON);
        interrupted.thread.interrupt();
        await().until(interrupted.taken::isCompletedExceptionally);
        queue.submit(job(false));
        assertThat(other.chunk()).isNotNull();
    }

    /** Callers, workers and interrupts at once: each chunk is run once, and its caller learns of it. */
    @Test
    void manyAtOnce_eachChunkIsRunOnce_andSoon() throws Exception {
        itemsAreShort();
        int callers = 4;
        int calls = 3_000;
        Runs runs = new Runs();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            Thread worker = new Thread(() -> runs.takeAll(random));
            worker.start();
            workers.add(worker);
        }
        ExecutorService submitting = Executors.newFixedThreadPool(callers);
        List<Future<?>> pending = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            Random random = new Random(-caller - 1);
            pending.add(submitting.submit(() -> {
                for (int i = 0; i < calls; i++) {
                    ListJob<Object> job = job(random.nextInt(3) > 0);
                    Loan loan = queue.submitOrLend(job);
                    if (random.nextInt(20) == 0) {
                        workers.get(random.nextInt(3)).interrupt();
                    }
                    if (loan != null) {
                        loan.run();
                    }
                    runs.awaitOneMore();
                }
                return null;
            }));
        }
        for (Future<?> each : pending) {
            each.get();
        }
        submitting.shutdown();
        queue.close();
        for (Thread each : workers) {
            each.join();
        }
        assertThat(runs.chunks).as("none was run twice").doesNotHaveDuplicates().hasSize(callers * calls);
    }

    /** What workers run, in their threads and in callers'. */
    private final class Runs {
        private final Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
        private final Semaphore ran = new Semaphore(0);

        void takeAll(Random random) {
            while (true) {
                try {
                    Chunk chunk = queue.take(random.nextBoolean(), random.nextInt(4) == 0 ? null : this::runOrLeave);
                    if (chunk == null) {
                        return;
                    }
                    boolean unused = Thread.interrupted();
                    run(chunk);
                } catch (InterruptedException e) {
                    // As a worker: it looks whether it is meant, and goes on.
                }
            }
        }

        /** Every third chunk is left to the worker's thread. */
        private boolean runOrLeave(Chunk chunk) {
            if (Math.floorMod(System.identityHashCode(chunk), 3) == 0) {
                return false;
            }
            run(chunk);
            return true;
        }

        private void run(Chunk chunk) {
            chunks.add(chunk);
            ran.release();
        }

        /** As many have to be run as callers have submitted, without anybody's submitting more. */
        void awaitOneMore() throws InterruptedException {
            assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).as("it is run").isTrue();
        }
    }
}
