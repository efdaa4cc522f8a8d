package io.github.poollaunch.worker;

import io.github.poollaunch.archive.Trainings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the children of pools that are still open when this JVM exits. Children notice the end of their parent by
 * themselves; this is for those that cannot (a stopped process), and for what they have started.
 *
 * <p>Commons Exec's ShutdownHookProcessDestroyer sends SIGTERM and knows nothing of grandchildren.
 */
final class PoolsAtExit extends Thread {

    private static final Set<ProcessSession> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new PoolsAtExit());
    }

    private PoolsAtExit() {
        super("pool-launch-at-exit");
    }

    static void add(ProcessSession session) {
        OPEN.add(session);
    }

    static void remove(ProcessSession session) {
        OPEN.remove(session);
    }

    @Override
    public void run() {
        // A signal or System.exit in the midst of work wants an end, not a process more.
        boolean inMidst = !OPEN.isEmpty();
        for (ProcessSession each : OPEN) {
            each.endAtExit();
        }
        if (!inMidst) {
            Trainings.begin();
        }
    }
}
