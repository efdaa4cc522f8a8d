package io.github.poollaunch.it.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** One job after the other, from as many threads as may be. Thread-safe. */
final class Jobs implements Runnable {

    private final List<PoolSlot> slots;
    private final Seed seed;
    private final Pace pace;
    private final Tally tally;
    private final HangWatch watch;
    private final AtomicLong next = new AtomicLong();

    Jobs(List<PoolSlot> slots, Seed seed, Pace pace, Tally tally, HangWatch watch) {
        this.slots = slots;
        this.seed = seed;
        this.pace = pace;
        this.tally = tally;
        this.watch = watch;
    }

    @Override
    public void run() {
        while (pace.goesOn()) {
            long number = next.getAndIncrement();
            Random random = seed.random("job", number);
            runOne(number, slots.get(random.nextInt(slots.size())), random);
        }
    }

    void runOne(long number, PoolSlot slot, Random random) {
        String name = "job " + number;
        try {
            Work<?, ?> work = new Workshop(random).any(slot.kind().prepared());
            Call call = Call.any(random, work);
            name += " (" + slot.kind() + ", " + work.name() + ", " + call + ")";
            run(name, call, work.first(Math.min(call.most(), slot.kind().most())), slot);
        } catch (Exception | Error e) {
            tally.complain(Count.WRONG, name + ": " + stackOf(e));
        }
    }

    private static String stackOf(Throwable failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }

    @SuppressWarnings("try") // the watch looks at the clock only
    private <T, R> void run(String name, Call call, Work<T, R> work, PoolSlot slot)
            throws IOException, InterruptedException {
        PoolAge age = slot.age();
        Check check = new Check(name, work.expected(), age, age::afterItsEnd, tally);
        try (HangWatch.Watched watched = watch.begin(name)) {
            call.run(age.pool, work, check);
        } catch (Refused e) {
            if (!age.hasEnded()) {
                tally.complain(Count.LOSSES, name + ": refused, although nobody has ended the pool: " + e.getCause());
            }
            check.givenUp(Count.REFUSED);
        } finally {
            check.end();
            tally.add(Count.JOBS);
            readLedger(name, work, age);
        }
    }

    private void readLedger(String name, Work<?, ?> work, PoolAge age) throws IOException {
        if (work.ledger() == null) {
            return;
        }
        long reruns = work.ledger().reruns();
        work.ledger().delete();
        age.reran(reruns, tally);
        if (reruns > 0 && !age.kind.retries()) {
            tally.complain(Count.DUPLICATES, name + ": " + reruns + " items ran again, without retries");
        }
    }
}
