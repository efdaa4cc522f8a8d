package io.github.poollaunch.cli.map;

import io.github.poollaunch.cli.shell.OneLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One line on stderr for each thing that went wrong, and their count. Thread-safe. */
final class Complaints {

    private final PrintStream err;
    private final BooleanSupplier silenced;
    private final boolean stackTraces;

    // Under this object's lock.
    private long items;
    private long failedItems;
    private int failedFiles;

    /**
     * @param silenced whether nothing is to be told any more
     */
    Complaints(PrintStream err, BooleanSupplier silenced, boolean stackTraces) {
        this.err = err;
        this.silenced = silenced;
        this.stackTraces = stackTraces;
    }

    /** A line is there that is an item, or should have been one. */
    synchronized void itemSeen() {
        items++;
    }

    /** A line that is no item. */
    synchronized void badLine(Place place, String reason) {
        failedItems++;
        say(place + ": " + reason);
    }

    /** A file that cannot be read, or no further. */
    synchronized void badFile(String where, String reason) {
        failedFiles++;
        say(where + ": " + reason);
    }

    /**
     * An item that has no result.
     *
     * @param place null if it is not known any more
     * @param thrown its stack trace is shown if the user asked for them
     */
    synchronized void failedItem(@Nullable Place place, String reason, Throwable thrown) {
        failedItems++;
        say((place == null ? "" : place + ": ") + reason);
        if (stackTraces && !silenced.getAsBoolean()) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().map(OneLine::visible).forEach(err::println);
        }
    }

    /** Nothing is wrong with the items. */
    void note(String text) {
        say(text);
    }

    /** Nothing can be done any more. */
    void fatal(String reason) {
        say(reason);
    }

    /** Whether anything went wrong. */
    synchronized boolean any() {
        return failedItems > 0 || failedFiles > 0;
    }

    /** Says how much went wrong in all; returns whether anything did. */
    synchronized boolean sumUp() {
        if (any()) {
            say(failedItems + " of " + items + " items failed"
                    + (failedFiles == 0
                            ? ""
                            : ", and " + failedFiles + (failedFiles == 1 ? " file" : " files") + " could not be read"));
        }
        return any();
    }

    /** What comes after Ctrl-C is its consequence, and of no interest. */
    private void say(String line) {
        if (!silenced.getAsBoolean()) {
            err.println("pool-launch: " + OneLine.of(line));
        }
    }
}
