package io.github.poollaunch.it.python;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ThisWorker;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

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

    /** As long as some real work, so that no two of its items are worth one message. */
    public static Integer identitySlowly(Integer x) throws InterruptedException {
        Thread.sleep(25);
        return x;
    }

    public static <T> T identity(T value) {
        return value;
    }

    public static boolean isThere(Unreadable item) {
        return item != null;
    }

    public static String none(int ignored) {
        return null;
    }

    public static int raise() {
        throw new NoSuchElementException("key");
    }

    /** An exception as a value. */
    public static Exception giveBack(String message) {
        return new IllegalArgumentException(message);
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

    /** A pool inside a task; CPython refuses that. */
    public static List<Integer> squaresInAPoolOfItsOwn(int count) {
        try (Pool inner = Pool.of(1)) {
            return inner.map(
                    PythonTasks::square, IntStream.range(0, count).boxed().toList());
        }
    }

    /** A pool inside a task, left open. */
    public static long pidOfAPoolLeftOpen(int ignored) {
        Pool inner = Pool.of(1);
        return inner.apply(PythonTasks::pid, 0);
    }

    /** Arguments that this worker has had, without keeping them. */
    private static final List<WeakReference<Object>> SEEN = new CopyOnWriteArrayList<>();

    /** An argument and a result of some size. */
    public record Counted(int number, List<Integer> load) {}

    public static long sum(Counted item) {
        return item.load().stream().mapToLong(Integer::longValue).sum();
    }

    public static Counted remember(Counted item) {
        Counted result = new Counted(item.number() + 1, new ArrayList<>(item.load()));
        SEEN.add(new WeakReference<>(item));
        SEEN.add(new WeakReference<>(result));
        return result;
    }

    /** How many of those are still there. */
    public static int remembered(int ignored) {
        System.gc();
        return (int) SEEN.stream().filter(each -> each.get() != null).count();
    }

    public static String property(String name) {
        return System.getProperty(name);
    }

    /** The state that an initializer makes: how often it ran, and with what. */
    public static List<String> begin(String folder, int number) throws IOException {
        Files.createTempFile(Path.of(folder), "initialised-", "");
        return List.of("began with " + number);
    }

    public static String state(int ignored) {
        return ThisWorker.<List<String>>state().get(0);
    }

    public static String failToBegin() {
        throw new IllegalStateException("no licence");
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
