package io.github.poollaunch.worker;

/** What of a child's thread dump belongs into a message. */
final class ThreadsText {

    /** The thread that runs the tasks, as a dump starts its part. */
    private static final String TASK_THREAD = "\"main\" ";

    private static final String BETWEEN_THREADS = "\n\n";

    private ThreadsText() {}

    /** The part of the thread that runs the tasks; nothing if it is not there, since a task may have renamed it. */
    static String ofTask(String dump) {
        int start = dump.indexOf(TASK_THREAD);
        if (start < 0) {
            return "";
        }
        int end = dump.indexOf(BETWEEN_THREADS, start);
        return ":\n" + (end < 0 ? dump.substring(start) : dump.substring(start, end));
    }
}
