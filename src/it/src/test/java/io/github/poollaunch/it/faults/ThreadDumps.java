package io.github.poollaunch.it.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What threads are doing, here and in the children. */
public final class ThreadDumps {

    /** A child that is stopped never answers. */
    private static final int ANSWER_SECONDS = 5;

    private static final int MOST_FRAMES = 25;

    private ThreadDumps() {}

    public static String ofThisJvmAndItsChildren() {
        // Listed first: asking one starts a process.
        List<ProcessHandle> children = ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().command().isPresent()) // A zombie has none.
                .toList();
        StringBuilder text = new StringBuilder("the threads of this JVM:\n");
        for (ThreadInfo each : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            text.append(entry(each)).append('\n');
        }
        for (ProcessHandle child : children) {
            String state = state(child.pid());
            text.append("process ").append(child.pid()).append(' ');
            text.append(child.info().command().orElse("?")).append(' ').append(state);
            text.append(":\n")
                    .append(state.contains("stopped") ? "" : threadsOf(child.pid()))
                    .append('\n');
        }
        return text.toString();
    }

    /** {@link ThreadInfo#toString} leaves out what is more than eight frames away. */
    private static String entry(ThreadInfo thread) {
        StringBuilder text = new StringBuilder()
                .append('"')
                .append(thread.getThreadName())
                .append("\" ")
                .append(thread.getThreadState());
        if (thread.getLockName() != null) {
            text.append(" on ").append(thread.getLockName()).append(" of ").append(thread.getLockOwnerName());
        }
        List<StackTraceElement> frames = List.of(thread.getStackTrace());
        // Behind those it is JUnit's in the test's own thread.
        for (StackTraceElement frame : frames.subList(0, Math.min(frames.size(), MOST_FRAMES))) {
            text.append("\n    at ").append(frame);
        }
        return text.append('\n').toString();
    }

    private static String state(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("State:"))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "(no state: " + e + ")";
        }
    }

    private static String threadsOf(long pid) {
        Path jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
        if (!Files.isExecutable(jstack)) {
            return "(there is no " + jstack + ")";
        }
        try {
            Path answer = Files.createTempFile("threads", ".txt");
            try {
                Process asking = new ProcessBuilder(jstack.toString(), "-l", Long.toString(pid))
                        .redirectErrorStream(true)
                        .redirectOutput(answer.toFile())
                        .start();
                boolean answered = asking.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
                asking.destroyForcibly().waitFor();
                return Files.readString(answer) + (answered ? "" : "(no answer in " + ANSWER_SECONDS + " s)");
            } finally {
                Files.delete(answer);
            }
        } catch (IOException | InterruptedException e) {
            return "(no answer: " + e + ")";
        }
    }
}
