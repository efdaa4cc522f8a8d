package io.github.poollaunch.child;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * What all threads of this VM are doing, as text in the manner of jstack: {@link ThreadInfo#toString} would end each stack
 * after eight frames. It is loaded only when the parent asks.
 */
final class ThreadDump {

    private ThreadDump() {}

    static String take() {
        StringBuilder text = new StringBuilder();
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            for (ThreadInfo thread : threads.dumpAllThreads(
                    threads.isObjectMonitorUsageSupported(), threads.isSynchronizerUsageSupported())) {
                append(text, thread);
            }
            appendDeadlocks(text, threads);
        } catch (LinkageError | RuntimeException e) { // A runtime without the module java.management.
            text.setLength(0);
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                head(text, thread.getName(), thread.getId(), thread.getState());
                for (StackTraceElement frame : stack) {
                    text.append("\n    at ").append(frame);
                }
            });
        }
        return text.toString();
    }

    private static void head(StringBuilder text, String name, long id, Thread.State state) {
        text.append(text.length() == 0 ? "" : "\n\n");
        text.append('"').append(name).append("\" #").append(id).append(' ').append(state);
    }

    private static void append(StringBuilder text, ThreadInfo thread) {
        head(text, thread.getThreadName(), thread.getThreadId(), thread.getThreadState());
        if (thread.isInNative()) {
            text.append(" (in native code)");
        }
        if (thread.getLockName() != null) {
            text.append(" on ").append(thread.getLockName());
        }
        if (thread.getLockOwnerName() != null) {
            text.append(" owned by \"").append(thread.getLockOwnerName()).append("\" #");
            text.append(thread.getLockOwnerId());
        }
        StackTraceElement[] stack = thread.getStackTrace();
        for (int depth = 0; depth < stack.length; depth++) {
            text.append("\n    at ").append(stack[depth]);
            for (MonitorInfo monitor : thread.getLockedMonitors()) {
                if (monitor.getLockedStackDepth() == depth) {
                    text.append("\n    - locked ").append(monitor);
                }
            }
        }
        for (LockInfo lock : thread.getLockedSynchronizers()) {
            text.append("\n    - holds ").append(lock);
        }
    }

    private static void appendDeadlocks(StringBuilder text, ThreadMXBean threads) {
        long[] deadlocked = threads.isSynchronizerUsageSupported()
                ? threads.findDeadlockedThreads()
                : threads.findMonitorDeadlockedThreads();
        if (deadlocked == null) {
            return;
        }
        text.append("\n\nDeadlock:");
        for (ThreadInfo thread : threads.getThreadInfo(deadlocked)) {
            if (thread != null) {
                text.append("\n    \"").append(thread.getThreadName()).append("\" waits for ");
                text.append(thread.getLockName()).append(", which \"");
                text.append(thread.getLockOwnerName()).append("\" has");
            }
        }
    }
}
