package io.github.poollaunch.crew;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The right to run chunks. A pool has as many slots as it has processes, so that never more chunks run at once: a worker's
 * replacement starts while the old one still runs its last chunk, and then waits for its slot.
 */
final class Slot {

    private final Semaphore free = new Semaphore(1);

    /** Under the crew's lock: who will take chunks here yet; not a worker that has taken its last one. */
    private final Set<Member> workers = new HashSet<>();

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

    void remove(Member member) {
        workers.remove(member);
    }
}
