package io.github.poollaunch.it.chaos;

import java.util.List;
import java.util.Random;

/** Closes or terminates a pool now and then, and puts a new one into its place. */
record Renewal(List<PoolSlot> slots, long everyMillis, Random random, Pace pace) implements Runnable {

    @Override
    public void run() {
        while (pace.goesOnAfterSome(everyMillis, random)) {
            slots.get(random.nextInt(slots.size())).renew(random.nextBoolean());
        }
    }
}
