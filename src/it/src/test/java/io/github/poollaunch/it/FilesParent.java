package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerState;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;

/**
 * A parent JVM with temporary files: its workers are busy, one has a daemon, one has left a pool of its own. It prints the
 * daemon's pid, waits for a line, and ends in a given way.
 */
public final class FilesParent {

    private static final int PROCESSES = 2;

    /** How the parent ends. */
    public enum End {
        CLOSE,
        TERMINATE,
        RETURN,
        EXIT,
        THROW,
        SIGTERM,
        SIGINT,
        SIGKILL,
        /** While none of the workers has run its item for long. */
        SIGKILL_AMID_SHORT_ITEMS
    }

    private FilesParent() {}

    public static void main(String[] args) throws Exception {
        End end = End.valueOf(args[0]);
        Pool pool = Pool.builder()
                .processes(PROCESSES)
                .jvmArgs("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"))
                .build();
        System.out.println(pool.apply(OrphanFunctions::start, OrphanFunctions.Kind.DAEMON));
        pool.apply(NestedFunctions::leavePool, 0);
        if (end == End.SIGKILL_AMID_SHORT_ITEMS) {
            var unused = pool.mapAsync(Functions::sleepMillis, Collections.nCopies(1_000_000, 8), 1);
        } else if (end != End.CLOSE) {
            for (int i = 0; i < PROCESSES; i++) {
                var unused = pool.applyAsync(Functions::hangBeyondInterrupts, i);
            }
        }
        if (end != End.CLOSE) {
            Awaitility.await()
                    .until(() -> pool.workers().stream().allMatch(worker -> worker.state() == WorkerState.BUSY));
        }
        System.out.println("ready");
        int unused = System.in.read();
        switch (end) {
            case CLOSE -> pool.close();
            case TERMINATE -> {
                pool.terminate();
                pool.join();
            }
            case RETURN -> {
                // main returns, and the pool was never closed.
            }
            case EXIT -> System.exit(4);
            case THROW -> throw new IllegalStateException("as a program may end");
            default -> new CountDownLatch(1).await();
        }
    }
}
