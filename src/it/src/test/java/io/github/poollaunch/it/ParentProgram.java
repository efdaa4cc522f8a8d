package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerState;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;

/**
 * A parent JVM with busy workers, one of which has started a process of its own; it prints all their pids and then ends in
 * a given way, without closing its pool.
 */
public final class ParentProgram {

    static final int PROCESSES = 3;

    /** How the parent ends. */
    public enum End {
        RETURN(0),
        EXIT(4),
        THROW(1),
        SIGKILL(137),
        SIGTERM(143),
        SIGINT(130);

        final int exitCode;

        End(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private ParentProgram() {}

    public static void main(String[] args) throws Exception {
        Pool pool = Pool.of(PROCESSES);
        System.out.println(pool.apply(Functions::leaveGrandchild, 0));
        for (int i = 0; i < PROCESSES; i++) {
            var unused = pool.applyAsync(Functions::hangBeyondInterrupts, i);
        }
        Awaitility.await().until(() -> pool.workers().stream().allMatch(worker -> worker.state() == WorkerState.BUSY));
        List<Long> pids = pool.workers().stream().map(worker -> worker.pid()).toList();
        pids.forEach(System.out::println);
        System.out.println("ready");
        switch (End.valueOf(args[0])) {
            case RETURN -> {
                // main returns, and the pool was never closed.
            }
            case EXIT -> System.exit(End.EXIT.exitCode);
            case THROW -> throw new IllegalStateException("as a program may end");
            default -> new CountDownLatch(1).await();
        }
    }
}
