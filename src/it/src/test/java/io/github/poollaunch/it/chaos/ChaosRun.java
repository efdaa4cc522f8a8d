package io.github.poollaunch.it.chaos;

import io.github.poollaunch.it.Footprint;
import io.github.poollaunch.it.Signal;
import io.github.poollaunch.it.faults.ThreadDumps;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run, from its first pool to its verdict. */
final class ChaosRun {

    private static final int PROGRESS_MILLIS = 10_000;
    private static final int STOP_MILLIS = 800;
    private static final int STARVE_MILLIS = 15_000;
    private static final int RENEWAL_MILLIS = 4_000;

    private final Settings settings;
    private final PrintStream out;
    private final Tally tally;
    private final Pace pace = new Pace();
    private final Marker marker = Marker.ofThisRun();
    private final AtomicBoolean dumped = new AtomicBoolean();

    ChaosRun(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.tally = new Tally(out);
    }

    Tally tally() {
        return tally;
    }

    /** Runs it to its end, and returns the exit code. */
    int run() {
        warmUp();
        Footprint before = Footprint.now();
        try (HangWatch watch = new HangWatch(settings.limit(), this::hung)) {
            chaos(watch);
        }
        Footprint after = new Leftovers(before, marker).check(tally);
        out.println();
        out.println(tally.table());
        out.printf(
                "descriptors %d before, %d after; threads %d, %d; temporary files %d, %d%n",
                before.descriptors().size(),
                after.descriptors().size(),
                before.threads().size(),
                after.threads().size(),
                before.files().size(),
                after.files().size());
        return tally.exitCode();
    }

    /** What the first pools make this JVM load and open, it keeps. */
    private void warmUp() {
        Tally ignored = new Tally(out);
        try (HangWatch watch = new HangWatch(settings.limit(), this::hung)) {
            for (PoolKind kind : PoolKind.values()) {
                PoolSlot slot = new PoolSlot(kind, 1, marker, ignored, watch);
                Jobs jobs = new Jobs(List.of(slot), settings.seed(), pace, ignored, watch);
                for (int i = 0; i < 10; i++) {
                    jobs.runOne(i, slot, settings.seed().random("warm-up", i));
                }
                slot.end(false);
                slot.checkPast();
            }
        }
        if (ignored.of(Count.LOSSES) + ignored.of(Count.WRONG) + ignored.of(Count.DUPLICATES) > 0) {
            tally.complain(Count.WRONG, "before there was any fault: see above");
        }
        new Stopper(List.of(), 1, new Random(), pace, ignored).close();
        Signal.send("CONT", ProcessHandle.current());
    }

    private void chaos(HangWatch watch) {
        List<PoolSlot> slots = Arrays.stream(PoolKind.values())
                .map(kind -> new PoolSlot(kind, settings.processes(), marker, tally, watch))
                .toList();
        Seed seed = settings.seed();
        Jobs jobs = new Jobs(slots, seed, pace, tally, watch);
        List<Thread> working = new ArrayList<>();
        for (int i = 1; i <= settings.jobsAtOnce(); i++) {
            working.add(Daemon.start("chaos-jobs-" + i, jobs));
        }
        working.add(Daemon.start("chaos-renewal", new Renewal(slots, RENEWAL_MILLIS, seed.random("renewal", 0), pace)));
        Killer killer = new Killer(slots, settings.killMillis(), seed.random("kill", 0), pace, tally);
        working.add(Daemon.start("chaos-killer", killer));
        working.add(Daemon.start("chaos-starver", new Starver(STARVE_MILLIS, seed.random("starve", 0), pace, tally)));
        try (Stopper stopper = new Stopper(slots, STOP_MILLIS, seed.random("stop", 0), pace, tally)) {
            working.add(Daemon.start("chaos-stopper", stopper));
            tellProgress(System.nanoTime());
            pace.end();
            join(working.get(working.size() - 1));
        }
        working.forEach(this::join);
        // A pool whose jobs hang may still terminate.
        slots.forEach(slot -> endInTime(slot, tally.of(Count.HANGS) > 0));
        working.forEach(this::join);
        slots.forEach(PoolSlot::checkPast);
    }

    private void tellProgress(long start) {
        long end = start + settings.time().toNanos();
        long left;
        while ((left = (end - System.nanoTime()) / 1_000_000) > 0) {
            pace.goesOnAfter(Math.min(PROGRESS_MILLIS, left));
            out.printf("[%d s] %s%n", (System.nanoTime() - start) / 1_000_000_000, tally.line());
        }
    }

    private void endInTime(PoolSlot slot, boolean terminate) {
        join(Daemon.start("chaos-end", () -> slot.end(terminate)));
    }

    /** Longer than the watch waits, which then says what hangs. */
    private void join(Thread thread) {
        Duration limit = settings.limit().plusSeconds(10);
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void hung(String what) {
        tally.complain(Count.HANGS, what);
        // Once: what hangs shows in the first one, and each is long.
        if (dumped.compareAndSet(false, true)) {
            out.println(ThreadDumps.ofThisJvmAndItsChildren());
        }
    }
}
