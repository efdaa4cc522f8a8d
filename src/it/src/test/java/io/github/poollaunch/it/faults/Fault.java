package io.github.poollaunch.it.faults;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import java.time.Duration;

/** What goes wrong, and what is to become of it. */
enum Fault {
    KILLED_IDLE("SIGKILL of idle workers", Deed.NOTHING, new Ending.Arrives(false)) {
        @Override
        void strike(Pool pool) {
            // Nobody waits for their ends: the next call may well be given to the dead.
            pool.workers().stream()
                    .filter(each -> each.state() == WorkerState.IDLE)
                    .map(WorkerInfo::pid)
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    },
    KILLED("SIGKILL", Deed.SIGKILL, new Ending.Dies(137, "SIGKILL")),
    STOPPED("SIGSTOP", Deed.SIGSTOP, new Ending.TimesOut(null)),
    TERMINATED("SIGTERM", Deed.SIGTERM, new Ending.Dies(143, "SIGTERM")),
    EXIT_0("System.exit(0)", Deed.EXIT_0, new Ending.Dies(0, "exit code 0")),
    EXIT_3("System.exit(3)", Deed.EXIT_3, new Ending.Dies(3, "exit code 3")),
    HALT("Runtime.halt", Deed.HALT, new Ending.Dies(7, "about to halt")),
    CRASH("SIGSEGV", Deed.CRASH, new Ending.Dies(1, "SIGSEGV")),
    HEAP("heap OOM", Deed.FILL_HEAP, new Ending.Throws(OutOfMemoryError.class, "heap space", false)) {
        @Override
        PoolBuilder settings(PoolBuilder builder) {
            return builder.maxHeap("32m");
        }
    },
    DIRECT_MEMORY(
            "direct OOM",
            Deed.FILL_DIRECT_MEMORY,
            new Ending.Throws(OutOfMemoryError.class, "direct buffer memory", false)) {
        @Override
        PoolBuilder settings(PoolBuilder builder) {
            return builder.jvmArgs(IN_A_WORKER, "-XX:MaxDirectMemorySize=4m");
        }
    },
    THREADS(
            "thread exhaustion",
            Deed.NO_MORE_THREADS,
            new Ending.Throws(OutOfMemoryError.class, "unable to create native thread", false)),
    STACK("StackOverflowError", Deed.OVERFLOW_THE_STACK, new Ending.Throws(StackOverflowError.class, "", true)),
    ERROR("Error thrown", Deed.THROW_AN_ERROR, new Ending.Throws(AssertionError.class, "on purpose", true)),
    LOOP("endless loop", Deed.LOOP_FOR_EVER, new Ending.TimesOut("loopForEver")),
    WAIT("uninterruptible wait", Deed.WAIT_BEYOND_INTERRUPTS, new Ending.TimesOut("waitBeyondInterrupts")),
    DEADLOCK("deadlock", Deed.DEADLOCK, new Ending.TimesOut("lockBoth")),
    DEATH_IN_ARGUMENT(
            "death while reading a large argument",
            Deed.DIE_WHILE_IT_IS_DECODED,
            new Ending.Dies(Item.HALTED, "exit code " + Item.HALTED)) {
        @Override
        String payload(int number, int workers) {
            return isBad(number) ? "x".repeat(5_000_000) : "";
        }

        @Override
        int runs() {
            return 0;
        }
    },
    ARGUMENT_TOO_LARGE("argument larger than the heap", Deed.NOTHING, new Ending.Dies(null, "out of memory")) {
        @Override
        PoolBuilder settings(PoolBuilder builder) {
            return builder.maxHeap("24m");
        }

        @Override
        String payload(int number, int workers) {
            return isBad(number) ? "x".repeat(40_000_000) : "";
        }

        @Override
        int runs() {
            return 0;
        }
    },
    DEATH_IN_RESULT(
            "death half-way through a result",
            Deed.DIE_IN_THE_RESULT,
            new Ending.Dies(Item.HALTED, "exit code " + Item.HALTED)),
    DEATH_AFTER_RESULT("death just after a result", Deed.DIE_AFTER_THE_RESULT, new Ending.Arrives(false)) {
        /** The last of all, so that its worker is given nothing more that it could take along. */
        @Override
        boolean isBad(int number) {
            return number == ITEMS - 1;
        }
    },
    GARBAGE("garbage on the wire", Deed.WRITE_GARBAGE, new Ending.Arrives(true)) {
        @Override
        String shown() {
            return "garbage that is no frame";
        }
    },
    HALF_A_FRAME("half a frame on the wire", Deed.WRITE_HALF_A_FRAME, new Ending.Arrives(true)) {
        @Override
        String shown() {
            return "half a frame";
        }
    },
    FALSE_REPLY("false reply on the wire", Deed.WRITE_A_FALSE_REPLY, new Ending.Dies(null, "4711")),
    CLOSED_STDOUT("closed stdout", Deed.CLOSE_STDOUT, new Ending.Arrives(true)),
    CLOSED_REPLIES("closed reply channel", Deed.CLOSE_THE_REPLIES, new Ending.Dies(null, "")) {
        @Override
        PoolBuilder settings(PoolBuilder builder) {
            return builder.jvmArgs(IN_A_WORKER, Replies.OPENED);
        }
    },
    FULL_PIPES("full pipes both ways", Deed.NOTHING, new Ending.Arrives(true)) {
        @Override
        String payload(int number, int workers) {
            // One in each chunk, and a chunk for each worker.
            boolean large = number % Call.CHUNK == 2 && number / Call.CHUNK < workers;
            return large ? "0123456789".repeat(1_000_000) : "";
        }
    };

    static final int ITEMS = 20;

    static final Duration TASK_TIMEOUT = Duration.ofMillis(1500);

    static final String IN_A_WORKER = "-D" + Item.IN_A_WORKER + "=true";

    /** In the midst of the last chunk but one. */
    private static final int BAD = 13;

    private final String text;
    private final Deed deed;

    @SuppressWarnings("ImmutableEnumChecker") // of records and lambdas without state
    private final Ending ending;

    Fault(String text, Deed deed, Ending ending) {
        this.text = text;
        this.deed = deed;
        this.ending = ending;
    }

    Deed deed() {
        return deed;
    }

    Ending ending() {
        return ending;
    }

    boolean isBad(int number) {
        return number == BAD;
    }

    /** What it needs of the pool. */
    PoolBuilder settings(PoolBuilder builder) {
        return ending instanceof Ending.TimesOut ? builder.taskTimeout(TASK_TIMEOUT) : builder;
    }

    /** What it does to a pool that has worked, before the call. */
    void strike(Pool pool) {}

    String payload(int number, int workers) {
        return "";
    }

    /** How often the bad item is started. */
    int runs() {
        return 1;
    }

    /** What the user is to see on stderr. */
    String shown() {
        return "";
    }

    @Override
    public String toString() {
        return text;
    }
}
