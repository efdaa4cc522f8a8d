package io.github.poollaunch.it.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;

/** What the tests of this package let the workers run. */
@SuppressWarnings("DoNotCallSuggester") // to throw is the job of some
public final class PythonTasks {

    private PythonTasks() {}

    /** A value that fails while it is being encoded, as an object whose {@code __reduce__} raises. */
    public record Unreadable(int number) {
        @Override
        public int number() {
            throw new IllegalStateException("cannot be read");
        }
    }

    public static int square(int x) {
        return x * x;
    }

    public static int multiply(int first, int second) {
        return first * second;
    }

    public static long pid(int ignored) {
        return ProcessHandle.current().pid();
    }

    public static <T> T identity(T value) {
        return value;
    }

    public static int numberOf(Unreadable item) {
        return item.number();
    }

    public static String none(int ignored) {
        return null;
    }

    public static int raise() {
        throw new NoSuchElementException("key");
    }

    public static int raiseLarge(int x) {
        throw new IllegalArgumentException(x + "x".repeat(1 << 20));
    }

    public static int failOnOne(int x) {
        if (x == 1) {
            throw new IllegalArgumentException("refused " + x);
        }
        return x;
    }

    /** A result that cannot travel, as a lambda cannot be pickled. */
    public static Map<String, Object> unserialisable() {
        return Map.of("handler", new Object());
    }

    /** Leaves a mark for each item that ran. */
    public static int mark(String folder, int failing, int x) throws IOException {
        Files.writeString(Path.of(folder, "ran-" + x), "");
        if (x == failing) {
            throw new IllegalArgumentException("refused " + x);
        }
        return x;
    }

    /** Waits until a file is there. */
    public static int await(String file, int x) throws InterruptedException {
        while (!Files.exists(Path.of(file))) {
            Thread.sleep(2); // Processes have no latch to share.
        }
        return x;
    }

    /** Item 0 ends after item 1. */
    public static int zeroLast(String folder, int x) throws IOException, InterruptedException {
        Path done = Path.of(folder, "one is done");
        if (x == 0) {
            return await(done.toString(), x);
        }
        Files.writeString(done, "");
        return x;
    }
}
