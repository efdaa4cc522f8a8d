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
final class PoolsAtExit {

    private static final Set<ProcessSession> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PoolsAtExit::terminateAll, "pool-launch-at-exit"));
    }

    private PoolsAtExit() {}

    static void add(ProcessSession session) {
        OPEN.add(session);
    }

    static void remove(ProcessSession session) {
        OPEN.remove(session);
    }

    private static void terminateAll() {
        // A signal or System.exit in the midst of work wants an end, not a process more.
        boolean inMidst = !OPEN.isEmpty();
        OPEN.forEach(ProcessSession::endAtExit);
        if (!inMidst) {
            Trainings.begin();
        }
    }
}
