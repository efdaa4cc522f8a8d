package io.github.poollaunch.it;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks that take but a moment, unless they are told otherwise, and a result that tells by whom it was made. */
public final class BriefFunctions {

    private static final Set<Thread> MAKERS = ConcurrentHashMap.newKeySet();

    private BriefFunctions() {}

    /** What to do for an item. */
    public enum Deed {
        RETURN,
        SLEEP,
        HANG,
        THROW,
        HALT,
        HALT_SOON,
        EXHAUST
    }

    /** A result. */
    public record Made(String text) {
        public Made {
            MAKERS.add(Thread.currentThread());
        }
    }

    /** Whether some result was made by this thread: its caller's, that is, rather than a worker's. */
    public static boolean madeHere() {
        return MAKERS.contains(Thread.currentThread());
    }

    public static void forgetMakers() {
        MAKERS.clear();
    }

    public static Made make(Deed deed) throws InterruptedException {
        return makeOf(deed, deed.name());
    }

    public static Made makeOf(Deed deed, String text) throws InterruptedException {
        switch (deed) {
            case RETURN -> {}
            case SLEEP -> Thread.sleep(300);
            case HANG -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case THROW -> throw new IllegalArgumentException("as it was told");
            case HALT -> Runtime.getRuntime().halt(9);
            case HALT_SOON -> new Thread(() -> Runtime.getRuntime().halt(9)).start();
            case EXHAUST -> throw new OutOfMemoryError("made up");
        }
        return new Made(text);
    }

    public static Made makeCounted(Deed deed, int number, Map<String, Integer> counts) throws InterruptedException {
        return makeOf(deed, number + " of " + counts);
    }

    public static Made makeOne() {
        return new Made("one");
    }

    /** A result that cannot travel. */
    public static Object makeStranger(Deed deed) {
        return deed == Deed.RETURN ? "fine" : new Thread(deed.name());
    }
}
