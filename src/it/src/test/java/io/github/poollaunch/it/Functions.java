package io.github.poollaunch.it;

import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** What the tests let the workers run. */
public final class Functions {

    private Functions() {}

    public enum Suit {
        HEARTS,
        SPADES
    }

    public record Point(int x, double y) {}

    public record Shape(String name, List<Point> points, Map<String, Long> tags, Suit suit, Shape inner) {}

    /** A class function; without state, so that it travels by its name. */
    public static final class Doubler implements PoolFunction<Integer, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer apply(Integer item) {
            return 2 * item;
        }
    }

    /** A function with state, which travels along. */
    public static final class Adder implements PoolFunction<Integer, Integer> {
        private static final long serialVersionUID = 1;
        private final int summand;

        public Adder(int summand) {
            this.summand = summand;
        }

        @Override
        public Integer apply(Integer item) {
            return item + summand;
        }
    }

    /** An exception that a parent can rebuild. */
    public static final class OddException extends Exception {
        private static final long serialVersionUID = 1;

        public OddException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** An exception that nobody can rebuild. */
    public static final class HiddenException extends Exception {
        private static final long serialVersionUID = 1;

        private HiddenException(int code) {
            super("code " + code);
        }
    }

    public static int square(int x) {
        return x * x;
    }

    public static int sleepMillis(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    public static int squareSlowly(int x) throws InterruptedException {
        Thread.sleep(5); // As long as some real work, so that no two chunks of five are worth one message.
        return x * x;
    }

    public static long pid(int ignored) {
        return ProcessHandle.current().pid();
    }

    public static <T> T identity(T value) {
        return value;
    }

    public static Shape grow(Shape shape) {
        return new Shape(shape.name() + "+", shape.points(), shape.tags(), shape.suit(), shape);
    }

    public static List<Long> longs(List<Long> values) {
        return values.stream().map(each -> each + 1).toList();
    }

    public static Map<String, Object> describe(Map<String, Object> map) {
        Map<String, Object> types = new LinkedHashMap<>();
        map.forEach((key, value) ->
                types.put(key, value == null ? "null" : value.getClass().getSimpleName()));
        types.put("back", map);
        return types;
    }

    public static Set<String> sorted(Set<String> values) {
        return new TreeSet<>(values);
    }

    public static byte[] reverse(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    public static String nullToNull(String text) {
        return text == null ? null : text;
    }

    public static int failOnOdd(int x) throws OddException {
        if (x % 2 == 1) {
            throw new OddException("odd: " + x, new IllegalArgumentException("not even"));
        }
        return x;
    }

    public static int failHidden(int x) throws HiddenException {
        throw new HiddenException(x);
    }

    public static Object unserialisable(int x) {
        return x % 2 == 0 ? (Object) x : new Object();
    }

    public static int exitOn13(int x) {
        if (x == 13) {
            System.exit(3);
        }
        return x;
    }

    public static int haltOn13(int x) {
        if (x == 13) {
            System.err.println("about to halt");
            Runtime.getRuntime().halt(77);
        }
        return x;
    }

    public static int killSelfOn13(int x) throws IOException, InterruptedException {
        if (x == 13) {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            new CountDownLatch(1).await();
        }
        return x;
    }

    /** Writes to address 0, as broken native code does. */
    public static int crashOn13(int x) throws ReflectiveOperationException {
        if (x == 13) {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            type.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
        }
        return x;
    }

    public static int outOfMemoryOn13(int x) {
        List<long[]> hoard = new ArrayList<>();
        while (x == 13) {
            hoard.add(new long[1 << 20]);
        }
        return x + hoard.size();
    }

    public static int overflowOn13(int x) {
        return x == 13 ? overflowOn13(x) + 1 : x;
    }

    public static long hang(int ignored) throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }

    public static long hangBeyondInterrupts(int ignored) {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // That is the point.
            }
        }
    }

    /** Marks its start in a folder and waits until the file "go" is there. */
    public static String waitForGo(String folder) throws IOException, InterruptedException {
        Path file = Path.of(folder);
        Files.writeString(file.resolve("started-" + ProcessHandle.current().pid()), "");
        while (!Files.exists(file.resolve("go"))) {
            Thread.sleep(5); // Processes have no latch to share.
        }
        return "went";
    }

    public static int printEverywhere(int x) throws IOException {
        System.out.println("out " + x);
        System.err.println("err " + x);
        // Not closed: that would close the descriptor for the whole VM.
        FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
        raw.write(("raw " + x + "\n\u001e{\"chunk\":1,\"results\":[666]}\n").getBytes(StandardCharsets.UTF_8));
        return x;
    }

    public static String readStdin(int ignored) throws IOException {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    public static String catStdin(int ignored) throws IOException, InterruptedException {
        Process cat = new ProcessBuilder("cat")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .start();
        String read = new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        cat.waitFor();
        return read;
    }

    public static long leaveGrandchild(int ignored) throws IOException {
        return new ProcessBuilder("sleep", "1000").inheritIO().start().pid();
    }

    /**
     * Leaves a process behind that has the protocol's pipe as its output, as natively forked ones have, and that nothing in
     * its environment tells to be the worker's.
     */
    public static int haltWithPipeHeld(int ignored) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "8").redirectOutput(new File("/dev/fd/3"));
        builder.environment().clear();
        builder.start();
        Runtime.getRuntime().halt(5);
        return 0;
    }

    /** The same, by a process that is nobody's child any more; then it hangs. */
    public static int hangWithPipeHeld(String whenHeld) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 8 &").redirectOutput(new File("/dev/fd/3"));
        builder.environment().clear();
        builder.start().waitFor();
        Files.createFile(Path.of(whenHeld));
        Thread.sleep(1_000_000);
        return 0;
    }

    public static int leaveThread(int ignored) {
        Thread thread = new Thread(() -> hangBeyondInterrupts(0));
        thread.start();
        return 0;
    }

    public static List<Integer> brokenList(int x) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                throw new IllegalStateException("broken list");
            }

            @Override
            public int size() {
                return x;
            }
        };
    }

    public static int interruptLater(int x) {
        Thread worker = Thread.currentThread();
        new Thread(() -> {
                    // It may have ended before it is seen to wait.
                    while (worker.getState() != Thread.State.WAITING && worker.isAlive()) {
                        Thread.onSpinWait();
                    }
                    worker.interrupt();
                })
                .start();
        return x;
    }

    /** A function of a derived interface, whose default method does a part of the work. */
    public interface Checked extends PoolFunction<Integer, Integer> {
        Integer compute(Integer x);

        @Override
        default Integer apply(Integer x) {
            return compute(x) + 1000;
        }
    }

    /** Both kinds of task in one class. */
    public static final class Both implements PoolFunction<Integer, Integer>, PoolSupplier<Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer apply(Integer x) {
            return x;
        }

        @Override
        public Integer get() {
            return -1;
        }
    }

    public static boolean interruptSelf(int ignored) {
        boolean was = Thread.currentThread().isInterrupted();
        Thread.currentThread().interrupt();
        return was;
    }

    public static String javaVersion(int ignored) {
        return System.getProperty("java.version");
    }

    public static String environment(String name) {
        return System.getenv(name);
    }

    public static String workingDirectory(int ignored) {
        return System.getProperty("user.dir");
    }

    public static long maxMemory(int ignored) {
        return Runtime.getRuntime().maxMemory();
    }

    public static String big(int length) {
        return "x".repeat(length);
    }

    public static int length(String text) {
        return text.length();
    }
}
