package io.github.poollaunch.protocol.remains;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's mark: an environment variable that all processes inherit which the worker starts, also those that have left
 * its process group, its session or their parent. Immutable.
 *
 * <p>The workers of a pool that a task has made inherit the mark of the task's worker, and add their own: {@code
 * outer-3/inner-1}.
 *
 * @param pool the random name of the worker's pool
 * @param number the worker's number there
 */
public record WorkerMark(String pool, int number) {

    /** The variable's name. */
    public static final String VARIABLE = "POOL_LAUNCH_WORKER";

    /**
     * Reads a variable's value.
     *
     * @param value null if there is none
     * @return the outermost worker first; empty if there is no mark, or none of ours
     */
    public static List<WorkerMark> parse(@Nullable String value) {
        List<WorkerMark> marks = new ArrayList<>();
        int from = 0;
        while (value != null && from < value.length()) {
            int slash = value.indexOf('/', from);
            int end = slash < 0 ? value.length() : slash;
            int dash = value.indexOf('-', from);
            if (dash <= from || dash >= end || !isOurs(value, from, dash)) {
                return List.of();
            }
            try {
                marks.add(new WorkerMark(
                        value.substring(from, dash), Integer.parseUnsignedInt(value.substring(dash + 1, end))));
            } catch (NumberFormatException e) {
                return List.of();
            }
            from = end + 1;
        }
        return marks;
    }

    /** Names of pools become names of files: nothing but what we put into them is let through. */
    private static boolean isOurs(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return true;
    }

    /** The variable's value for this worker, below what its parent has inherited itself. */
    public String below(List<WorkerMark> outer) {
        StringBuilder value = new StringBuilder();
        for (WorkerMark each : outer) {
            value.append(each.text()).append('/');
        }
        return value.append(text()).toString();
    }

    private String text() {
        return pool + "-" + number;
    }
}
