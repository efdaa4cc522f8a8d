package io.github.poollaunch.it.chaos;

import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Takes the CPUs away for a while: twice as many busy loops as there are. */
final class Starver implements Runnable {

    private static final int LONGEST_MILLIS = 3_000;

    private final long everyMillis;
    private final Random random;
    private final Pace pace;
    private final Tally tally;

    Starver(long everyMillis, Random random, Pace pace, Tally tally) {
        this.everyMillis = everyMillis;
        this.random = random;
        this.pace = pace;
        this.tally = tally;
    }

    @Override
    public void run() {
        while (pace.goesOnAfterSome(everyMillis, random)) {
            tally.add(Count.STARVED);
            CountDownLatch end = new CountDownLatch(1);
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                Daemon.start("chaos-busy-" + i, () -> turn(end));
            }
            pace.goesOnAfter(random.nextInt(LONGEST_MILLIS));
            end.countDown();
        }
    }

    private static void turn(CountDownLatch end) {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
