package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.IdleWorker;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers that wait for a chunk: who has waited longest is woken first, and who has waited shortest is lent to a caller,
 * since its memory is warm. All of it is called under the queue's lock.
 */
final class IdleWorkers {

    private final ReentrantLock lock;

    /** Who can be woken, and lent. */
    private final ArrayDeque<Place> places = new ArrayDeque<>();

    /** How many were woken and have not come yet. */
    private int woken;

    IdleWorkers(ReentrantLock lock) {
        this.lock = lock;
    }

    /** Where one worker waits. */
    final class Place {

        private final @Nullable IdleWorker worker;
        private final Condition news = lock.newCondition();

        /** Whether it was woken: it is not among the places any more. */
        private boolean called;

        /** Whether a caller has it; it is not among the places meanwhile. */
        private boolean lent;

        /** Whether its thread was interrupted meanwhile, and waits to be given back. */
        private boolean interrupted;

        /** What a caller has begun, and its own thread is to go on with. */
        private @Nullable Chunk left;

        Place(@Nullable IdleWorker worker) {
            this.worker = worker;
        }

        /**
         * Waits until it is woken.
         *
         * @return what it is to go on with; null if it is to look for a chunk
         * @throws InterruptedException if it is interrupted before it is woken; while it is lent, it waits for that to end
         */
        @Nullable
        Chunk await() throws InterruptedException {
            places.addLast(this);
            try {
                while (!called) {
                    news.await();
                }
            } catch (InterruptedException e) {
                awaitReturn();
                if (!called) {
                    places.remove(this);
                    throw e;
                }
                Thread.currentThread().interrupt(); // For whoever gets the chunk.
            }
            called = false;
            woken--;
            return left;
        }

        private void awaitReturn() {
            interrupted = true;
            while (lent) {
                news.awaitUninterruptibly();
            }
            interrupted = false;
        }

        /** Has it run a chunk; in the caller's thread, and not under the lock. */
        boolean serve(Chunk chunk) {
            if (worker == null) {
                throw new IllegalStateException("a worker that cannot be lent");
            }
            return worker.serve(chunk);
        }

        /**
         * A caller needs it no more.
         *
         * @param unfinished what it is to go on with; null if nothing
         */
        void giveBack(@Nullable Chunk unfinished) {
            lent = false;
            if (unfinished != null) {
                left = unfinished;
                call();
            } else {
                places.addLast(this);
                if (interrupted) {
                    news.signal();
                }
            }
        }

        private void call() {
            called = true;
            woken++;
            news.signal();
        }
    }

    /** Whether somebody was woken and has not come yet. */
    boolean isSomebodyComing() {
        return woken > 0;
    }

    /** Wakes so many of them, or as many as there are. */
    void wake(int most) {
        for (int i = 0; i < most; i++) {
            Place next = places.pollFirst();
            if (next == null) {
                return;
            }
            next.call();
        }
    }

    /** Takes one away that can be lent, until it is given back; null if there is none. */
    @Nullable
    Place lend() {
        for (Iterator<Place> it = places.descendingIterator(); it.hasNext(); ) {
            Place each = it.next();
            if (each.worker != null) {
                it.remove();
                each.lent = true;
                return each;
            }
        }
        return null;
    }
}
