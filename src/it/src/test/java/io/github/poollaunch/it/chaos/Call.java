package io.github.poollaunch.it.chaos;

import io.github.poollaunch.Pool;
import java.util.Random;

/** A way to give work to a pool. */
interface Call {

    <T, R> void run(Pool pool, Work<T, R> work, Check check) throws Refused, InterruptedException;

    /** How many items it is fit for. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Makes one that fits the work. */
    static Call any(Random random, Work<?, ?> work) {
        int chunkSize = chunkSize(random, work.items().size());
        boolean pairs = work.function() == null;
        return switch (random.nextInt(pairs ? 3 : 10)) {
            case 0, 1 -> new ListOfAll(chunkSize, ListOfAll.NEVER);
            case 2 -> new ListOfAll(chunkSize, random.nextInt(200));
            case 3, 4 -> new StreamOfAll(true, Math.max(1, chunkSize), Integer.MAX_VALUE);
            case 5, 6 -> new StreamOfAll(false, Math.max(1, chunkSize), Integer.MAX_VALUE);
            case 7 -> new StreamOfAll(random.nextBoolean(), Math.max(1, chunkSize), random.nextInt(20));
            case 8 -> new EachByItself();
            default -> work.resultsArePlain() ? new ExecutorTasks() : new EachByItself();
        };
    }

    private static int chunkSize(Random random, int items) {
        return switch (random.nextInt(4)) {
            case 0 -> Work.AUTOMATIC;
            case 1 -> 1;
            case 2 -> 1 + random.nextInt(50);
            default -> 1 + random.nextInt(items + 1);
        };
    }
}
