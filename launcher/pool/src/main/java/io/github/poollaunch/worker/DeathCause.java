package io.github.poollaunch.worker;

import java.util.List;
import java.util.function.Supplier;

/**
 * Why a child ended, as far as its exit code, its last words and the kernel's counters tell.
 *
 * @param text in one sentence
 * @param outOfMemory whether it is known that memory ran out, the child's own or the machine's
 */
record DeathCause(String text, boolean outOfMemory) {

    // Exit codes that ChildMain and ParentDeath give; the user's code may give the same, so that its words count, too.
    private static final int CANNOT_GO_ON = 70;
    private static final int PARENT_GONE = 71;
    private static final int OUT_OF_MEMORY = 72;
    private static final String OUR_WORDS = "pool-launch: ";

    /** What the VM says before it ends of -XX:+ExitOnOutOfMemoryError or -XX:+CrashOnOutOfMemoryError, or of its own want. */
    private static final List<String> VM_WORDS = List.of(
            "Terminating due to java.lang.OutOfMemoryError",
            "Aborting due to java.lang.OutOfMemoryError",
            "# There is insufficient memory for the Java Runtime Environment to continue");

    private static final int SIGKILL = 128 + 9;

    /**
     * @param code -1 if it does not end
     * @param killed whether this JVM has killed it
     * @param kernel asked at most once, of a child that somebody else has killed
     */
    static DeathCause of(int code, boolean killed, List<String> lastLines, Supplier<OomKills.Verdict> kernel) {
        if (code == -1) {
            return new DeathCause("it does not react to SIGKILL", false);
        }
        String end = ExitCode.describe(code);
        if (killed && code > 128) {
            return new DeathCause(end + ", sent by this pool", false);
        }
        if (code == SIGKILL) {
            return switch (kernel.get()) {
                case YES ->
                    new DeathCause(
                            end + ": out of memory: the kernel has killed it because the machine's memory, or its"
                                    + " container's, ran out; use fewer processes, or a smaller maxHeap, or set maxRss",
                            true);
                case NO -> new DeathCause(end + ": killed from outside, not because memory ran out", false);
                case UNKNOWN ->
                    new DeathCause(end + ": killed from outside, perhaps by the kernel because memory ran out", false);
            };
        }
        if (contains(lastLines, VM_WORDS)) {
            return outOfMemory(end);
        }
        if (contains(lastLines, List.of(OUR_WORDS))) {
            switch (code) {
                case CANNOT_GO_ON -> {
                    return new DeathCause(end + ": it could not go on, as its last lines say", false);
                }
                case PARENT_GONE -> {
                    return new DeathCause(end + ": it could not read its requests any more", false);
                }
                case OUT_OF_MEMORY -> {
                    return outOfMemory(end);
                }
                default -> {
                    // Some of its other words, long before its end.
                }
            }
        }
        return new DeathCause(end, false);
    }

    private static DeathCause outOfMemory(String end) {
        return new DeathCause(
                end + ": out of memory, its own: give it more (maxHeap, or fewer processes), or smaller items", true);
    }

    private static boolean contains(List<String> lines, List<String> beginnings) {
        return lines.stream().anyMatch(line -> beginnings.stream().anyMatch(line::startsWith));
    }
}
