package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The right to run chunks. A pool has as many slots as it has processes, so that never more chunks run at once: a worker's
 * replacement starts while the old one still runs its last chunk, and then waits for its slot.
 */
final class Slot {

    private final Semaphore free = new Semaphore(1);

    /** Under the crew's lock: who will take chunks here yet; not a worker that has taken its last one. */
    private final Set<Member> workers = new HashSet<>();

    /** Under the crew's lock: items that are to be run again in a fresh worker; the next one that starts here takes them. */
    private final ArrayDeque<Chunk> retries = new ArrayDeque<>();

    void acquire() throws InterruptedException {
        free.acquire();
    }

    void release() {
        free.release();
    }

    boolean isEmpty() {
        return workers.isEmpty();
    }

    void add(Member member) {
        workers.add(member);
    }

    void addRetry(Chunk chunk) {
        retries.addLast(chunk);
    }

    boolean hasRetry() {
        return !retries.isEmpty();
    }

    /** How often the next item was run already; 0 if there is none. */
    int attempts() {
        Chunk next = retries.peekFirst();
        return next == null ? 0 : next.attempts();
    }

    @Nullable
    Chunk takeRetry() {
        return retries.pollFirst();
    }

    void remove(Member member) {
        workers.remove(member);
    }
}
