package io.github.poollaunch.it;

import io.github.poollaunch.ThisWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Initializers, finalizers, and tasks that look at their worker. */
public final class LifeFunctions {

    private LifeFunctions() {}

    public record Reading(String place, double value) {}

    /** State that could never travel. */
    public static final class Counter {
        private final AtomicInteger value;
        private final String name;

        Counter(String name, int start) {
            this.name = name;
            this.value = new AtomicInteger(start);
        }
    }

    public static Counter openCounter() {
        return new Counter("plain", 0);
    }

    public static Counter counterFrom(int start) {
        return new Counter("from", start);
    }

    public static Counter namedCounter(String name, List<Long> starts) {
        return new Counter(name, starts.stream().mapToInt(Long::intValue).sum());
    }

    /** Leaves a file of its own in the folder. */
    public static Counter countedInitializer(String folder) throws IOException {
        Files.createTempFile(Path.of(folder), "init", "");
        return new Counter(folder, 0);
    }

    public static int next(int ignored) {
        return ThisWorker.state(Counter.class).value.incrementAndGet();
    }

    public static String nameOfState(int ignored) {
        return ThisWorker.state(Counter.class).name;
    }

    public static boolean stateIsNull(int ignored) {
        return ThisWorker.state(Counter.class) == null;
    }

    public static Object initializeToNull() {
        return null;
    }

    public static Object noLicence() {
        if (ThisWorker.id() > 0) {
            throw new IllegalStateException("no licence");
        }
        return 0;
    }

    public static Object exitInInitializer() {
        System.err.println("leaving");
        System.exit(3);
        return 0;
    }

    public static Object haltInInitializer() {
        Runtime.getRuntime().halt(9);
        return 0;
    }

    public static Object hangInInitializer() {
        return Functions.hangBeyondInterrupts(0);
    }

    public static Object waitInInitializer(String folder) throws Exception {
        return Functions.waitForGo(folder);
    }

    /** Succeeds in the first worker that comes, and in all as soon as the file "go" is there. */
    public static Object onlyFirst(String folder) throws IOException {
        Path first = Path.of(folder, "first");
        if (first.toFile().createNewFile() || Files.exists(Path.of(folder, "go"))) {
            return "state";
        }
        throw new IllegalStateException("not the first");
    }

    public static int idOf(int ignored) {
        return ThisWorker.id();
    }

    public static String wrongState(int ignored) {
        return ThisWorker.state(String.class);
    }

    public static int idInThread(int ignored) throws InterruptedException {
        AtomicReference<Integer> id = new AtomicReference<>();
        Thread thread = new Thread(() -> id.set(ThisWorker.id()));
        thread.start();
        thread.join();
        return id.get();
    }

    public static double sharedValue(int index) {
        List<Reading> readings = ThisWorker.shared();
        return readings.get(index).value();
    }

    public static String sharedKind(int ignored) {
        Object shared = ThisWorker.shared(Object.class);
        return shared.getClass().getSimpleName() + " " + shared;
    }

    public static int sharedHash(int ignored) {
        return hash(ThisWorker.shared(Object.class));
    }

    /** Equal for equal strings, or arrays. */
    static int hash(Object value) {
        return value instanceof byte[] bytes
                ? Arrays.hashCode(bytes)
                : value instanceof int[] ints ? Arrays.hashCode(ints) : value.hashCode();
    }

    /** Has two arrays of so many bytes at once. */
    public static int twoArrays(int bytes) {
        byte[] one = new byte[bytes];
        byte[] other = new byte[bytes];
        one[0] = 1;
        other[0] = 1;
        return one[0] + other[0];
    }

    public static int sharedIdentity(int ignored) {
        return System.identityHashCode(ThisWorker.shared(Object.class));
    }

    public static String wrongShared(int ignored) {
        return ThisWorker.shared(Thread.class).getName();
    }

    /** An initializer that makes its state of what is shared. */
    public static Object firstOfShared() {
        return new Counter(ThisWorker.<List<String>>shared().get(0), 0);
    }

    public static int finalCount() {
        return ThisWorker.state(Counter.class).value.get();
    }

    public static int finalId() {
        return ThisWorker.id();
    }

    public static int failingFinalizer() {
        if (ThisWorker.id() == 1) {
            throw new IllegalStateException("cannot flush");
        }
        return ThisWorker.id();
    }

    public static Object unserialisableFinalizer() {
        return new Object();
    }

    public static int haltingFinalizer() {
        Runtime.getRuntime().halt(8);
        return 0;
    }

    public static long hangingFinalizer() {
        return Functions.hangBeyondInterrupts(0);
    }

    public static boolean interruptedFlag(int ignored) {
        return Thread.currentThread().isInterrupted();
    }

    /** Marks its start in a folder and then waits for ever, or for an interrupt. */
    public static String markAndHang(String folder) throws IOException, InterruptedException {
        Files.createTempFile(
                Path.of(folder), "started", "-" + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
        return "never";
    }
}
