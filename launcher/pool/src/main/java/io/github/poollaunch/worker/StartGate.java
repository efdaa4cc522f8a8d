package io.github.poollaunch.worker;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets only as many children start at once as there are CPUs: twelve that start together on two CPUs make the first
 * result six times later, and the last no sooner.
 */
final class StartGate {

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Waits for a place; null if the thread is interrupted, which means that the worker is not needed any more. */
    @Nullable
    Place enter() {
        try {
            places.acquire();
            return new Place(places);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** A place at the gate; closing it lets the next one in. */
    record Place(Semaphore places) implements AutoCloseable {
        @Override
        public void close() {
            places.release();
        }
    }
}
