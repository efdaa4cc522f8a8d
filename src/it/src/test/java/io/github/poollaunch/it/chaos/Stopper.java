package io.github.poollaunch.it.chaos;

import io.github.poollaunch.it.Signal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Stops workers and lets each go on after a while. Its close lets all go on. */
final class Stopper implements Runnable, AutoCloseable {

    private static final int LONGEST_MILLIS = 4_000;

    private final List<PoolSlot> slots;
    private final long everyMillis;
    private final Random random;
    private final Pace pace;
    private final Tally tally;
    private final Set<ProcessHandle> stopped = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor waker =
            new ScheduledThreadPoolExecutor(1, work -> Daemon.of("chaos-waker", work));

    Stopper(List<PoolSlot> slots, long everyMillis, Random random, Pace pace, Tally tally) {
        this.slots = slots;
        this.everyMillis = everyMillis;
        this.random = random;
        this.pace = pace;
        this.tally = tally;
    }

    @Override
    public void run() {
        while (pace.goesOnAfterSome(everyMillis, random)) {
            Victims.choose(slots, random, (age, worker) -> true).ifPresent(victim -> stop(victim.process()));
        }
    }

    private void stop(ProcessHandle process) {
        if (!stopped.add(process)) {
            return; // It would wake up twice, and early.
        }
        Signal.send("STOP", process);
        tally.add(Count.STOPS);
        // Short ones and long ones alike.
        long millis = (long) Math.pow(LONGEST_MILLIS, random.nextDouble());
        var unused = waker.schedule(() -> wake(process), millis, TimeUnit.MILLISECONDS);
    }

    private void wake(ProcessHandle process) {
        Signal.send("CONT", process);
        stopped.remove(process);
    }

    @Override
    public void close() {
        waker.shutdownNow();
        stopped.forEach(this::wake);
    }
}
