package io.github.poollaunch.it.chaos;

import io.github.poollaunch.WorkerInfo;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.WeakHashMap;

/** Kills workers, busy ones for the most part. For one thread. */
final class Killer implements Runnable {

    /**
     * A pool gives up after three workers in a row that died and have run nothing. Nobody can tell from outside which
     * are in a row, so this many a pool must do.
     */
    private static final int MOST_YOUNG_ONES = 2;

    private final List<PoolSlot> slots;
    private final long everyMillis;
    private final Random random;
    private final Pace pace;
    private final Tally tally;
    private final Map<PoolAge, Integer> youngOnes = new WeakHashMap<>();

    Killer(List<PoolSlot> slots, long everyMillis, Random random, Pace pace, Tally tally) {
        this.slots = slots;
        this.everyMillis = everyMillis;
        this.random = random;
        this.pace = pace;
        this.tally = tally;
    }

    @Override
    public void run() {
        while (pace.goesOnAfterSome(everyMillis, random)) {
            Victims.choose(slots, random, this::mayDie).ifPresent(this::kill);
        }
    }

    private boolean mayDie(PoolAge age, WorkerInfo worker) {
        // A busy one counts, too: while no item of its first chunk has started, which takes a slow machine a tenth of a
        // second, its death is one of a worker that has run nothing.
        boolean young = worker.tasksDone() == 0;
        return !young || youngOnes.merge(age, 1, Integer::sum) <= MOST_YOUNG_ONES;
    }

    private void kill(Victims.Victim victim) {
        victim.age().willBeKilled(victim.pid());
        if (victim.process().destroyForcibly()) {
            tally.add(Count.KILLS);
        }
    }
}
