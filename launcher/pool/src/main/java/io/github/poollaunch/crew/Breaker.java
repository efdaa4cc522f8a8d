package io.github.poollaunch.crew;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when a pool's workers cannot be started at all. Counts workers in a row that died of nothing that they were given
 * to do: before each replacement of one there is a longer wait, and three of them break the pool, unless a worker
 *
 * <ul>
 *   <li>is prepared: work can be done, with fewer workers;
 *   <li>was launched without a wait, and has neither said hello nor died: on a busy machine three that die may be told before
 *       the first healthy one speaks. The time limit for the start bounds this. Until it is decided nobody else is
 *       launched;
 *   <li>has said hello, and the last one died before its own: children can be started here, and the user's initializer may take
 *       its time.
 * </ul>
 *
 * <p>A death counts only if the worker was launched after the last one that counted: four that are shot at once are one
 * reason to be careful, not four. So there are at most three rounds of launches that fail, each of no more than may start at
 * once (as many as there are CPUs) and one or two more; where it is the initializer that fails, each of no more than the pool
 * has workers.
 *
 * <p>Replacements that were waited for do not count as undecided: each failure has another behind it, without end.
 * All methods but {@link #served} are called under the crew's lock.
 */
final class Breaker {

    private static final int MAX_FRUITLESS = 3;

    private static final long FIRST_MILLIS = 100;

    private static final long MAX_MILLIS = 10_000;

    private enum Stage {
        /** Launched without a wait, and not heard of yet. */
        UNDECIDED,
        GREETED,
        PREPARED
    }

    /** Workers that live, as far as an engine tells their stages. */
    private final Map<Member, Stage> stages = new HashMap<>();

    /** How many deaths had counted when a worker was launched; nothing of workers that are not processes. */
    private final Map<Member, Integer> countedAtLaunch = new HashMap<>();

    /** Deaths that have counted so far; unlike {@link #fruitless} it is never reset. */
    private int counted;

    /** Whether the last fruitless death came before a hello. */
    private boolean diedUnheard;

    /** Any worker's thread resets it. */
    private final AtomicInteger fruitless = new AtomicInteger();

    void launched(Member member, boolean afterWait) {
        countedAtLaunch.put(member, counted);
        if (!afterWait) {
            stages.put(member, Stage.UNDECIDED);
        }
    }

    void greeted(Member member) {
        stages.put(member, Stage.GREETED);
    }

    void prepared(Member member) {
        stages.put(member, Stage.PREPARED);
    }

    /** A worker has finished a chunk: workers can be started here, and live. */
    void served() {
        if (fruitless.get() != 0) {
            fruitless.set(0);
        }
    }

    void diedFruitless(Member member) {
        Integer before = countedAtLaunch.get(member);
        if (before == null || before == counted) {
            counted++;
            fruitless.incrementAndGet();
        }
        diedUnheard = !isAt(member, Stage.GREETED) && !isAt(member, Stage.PREPARED);
    }

    private boolean isAt(Member member, Stage stage) {
        return stages.get(member) == stage;
    }

    /** A worker has ended, in whatever way. */
    void ended(Member member) {
        countedAtLaunch.remove(member);
        stages.remove(member);
    }

    int fruitless() {
        return fruitless.get();
    }

    /** Whether workers cannot be started; to be asked after a fruitless death, while none is ready. */
    boolean isOpen() {
        return isSuspicious()
                && !stages.containsValue(Stage.UNDECIDED)
                && !(diedUnheard && stages.containsValue(Stage.GREETED));
    }

    /** Whether a launch has to wait for what becomes of others. */
    boolean holdsLaunches() {
        return isSuspicious() && stages.containsValue(Stage.UNDECIDED);
    }

    private boolean isSuspicious() {
        return fruitless.get() >= MAX_FRUITLESS && !stages.containsValue(Stage.PREPARED);
    }

    /** How long the next worker waits: 0.1 s after the first such death, doubled with each, up to 10 s. */
    Duration backOff() {
        return backOff(fruitless.get());
    }

    /** How long what has failed so often in a row waits before it is tried again. */
    static Duration backOff(int failed) {
        return failed == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failed - 1, 10)));
    }
}
