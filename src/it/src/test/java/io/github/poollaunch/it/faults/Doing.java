package io.github.poollaunch.it.faults;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** How a {@link Deed} is done. The names of the methods that never return are found in thread dumps. */
final class Doing {

    private Doing() {}

    /** Gives this VM a signal, and does not return. */
    static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill",
                        "-" + name,
                        Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        waitBeyondInterrupts();
    }

    static int recurse(int depth) {
        // The condition, which never holds, is for compilers that refuse endless recursion.
        return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }

    static void loopForEver() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    static void waitBeyondInterrupts() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // That is the point.
            }
        }
    }

    /** Ends this VM when {@code worker} has left the task and has had the time to give its result away. */
    static void haltWhenReturned(Thread worker) {
        Thread halting = new Thread(() -> {
            while (Arrays.stream(worker.getStackTrace())
                    .anyMatch(each -> each.getClassName().equals(Tasks.class.getName()))) {
                Thread.onSpinWait();
            }
            try {
                Thread.sleep(100); // Nothing tells a task that its result is encoded.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Runtime.getRuntime().halt(Item.HALTED);
        });
        halting.setDaemon(true);
        halting.start();
    }
}
