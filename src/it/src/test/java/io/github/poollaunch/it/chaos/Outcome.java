package io.github.poollaunch.it.chaos;

import io.github.poollaunch.TaskFailedException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** What an item came to: a value (null is one), or what was thrown. */
record Outcome(Object value, Throwable thrown) {

    private static final int LONGEST = 300;

    static Outcome of(Callable<?> work) {
        try {
            return value(work.call());
        } catch (Exception e) {
            return thrown(e);
        }
    }

    static Outcome value(Object value) {
        return new Outcome(value, null);
    }

    static Outcome thrown(Throwable thrown) {
        return new Outcome(null, thrown);
    }

    boolean failed() {
        return thrown != null;
    }

    /** Whether the task did the same: returned an equal value, or threw the same. */
    boolean sameAs(Outcome other) {
        if (!failed() || !other.failed()) {
            return failed() == other.failed() && Objects.equals(value, other.value);
        }
        return tasksOwn(thrown).toString().equals(tasksOwn(other.thrown).toString());
    }

    private static Throwable tasksOwn(Throwable thrown) {
        boolean wrapped = thrown instanceof TaskFailedException || thrown instanceof ExecutionException;
        return wrapped && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** In one line. */
    @Override
    public String toString() {
        String text = failed() ? "thrown " + thrown : "value " + value;
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shortened.replaceAll("\\s+", " ");
    }
}
