package io.github.poollaunch.it.faults;

import java.util.concurrent.CyclicBarrier;

/** Two threads that wait for each other for ever. */
final class Deadlock {

    private final Object one = new Object();
    private final Object other = new Object();

    /** Each has its first lock before it tries the other's. */
    private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);

    void run() {
        Thread second = new Thread(() -> lockBoth(other, one), "the other thread");
        second.setDaemon(true);
        second.start();
        lockBoth(one, other);
    }

    private void lockBoth(Object first, Object then) {
        synchronized (first) {
            try {
                bothHaveOne.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            synchronized (then) {
                throw new IllegalStateException("this is no deadlock");
            }
        }
    }
}
