package io.github.poollaunch.protocol.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Many inputs for one target, in a thread of their own: one that hangs fails the test, by name. */
public final class RandomRun {

    private static final long LIMIT_MILLIS = 40_000;

    /** How long damaged inputs are tried on a busy machine: src/it/fuzz tries more. */
    private static final Duration ENOUGH = Duration.ofMillis(1500);

    private final Target target;
    private volatile byte[] current = {};
    private volatile Throwable failure;

    private RandomRun(Target target) {
        this.target = target;
    }

    /**
     * Runs the seeds, then what a {@link Mutator} makes of them: so many, or what can be done in {@link #ENOUGH}.
     *
     * @param randomSeed the same inputs for the same number
     */
    public static void of(Target target, List<byte[]> seeds, long randomSeed, int count) throws InterruptedException {
        RandomRun run = new RandomRun(target);
        Thread thread = new Thread(() -> run.all(seeds, new Mutator(new Random(randomSeed), seeds), count), "fuzzed");
        thread.setDaemon(true);
        thread.start();
        thread.join(LIMIT_MILLIS);
        if (thread.isAlive() || run.failure != null) {
            AssertionError error = new AssertionError(
                    (run.failure == null ? "too slow, or hangs, with" : run.failure + ", with") + " random seed "
                            + randomSeed + " on the input " + shown(run.current),
                    run.failure);
            if (run.failure == null) {
                error.setStackTrace(thread.getStackTrace());
            }
            throw error;
        }
    }

    private void all(List<byte[]> seeds, Mutator mutator, int count) {
        try {
            for (byte[] seed : seeds) {
                current = seed;
                target.run(seed);
            }
            long start = System.nanoTime();
            for (int i = 0; i < count && System.nanoTime() - start < ENOUGH.toNanos(); i++) {
                current = mutator.next();
                target.run(current);
            }
        } catch (Throwable e) { // told by the thread that waits
            failure = e;
        }
    }

    /** Can be made a file again by {@code xxd -r -p}. */
    private static String shown(byte[] input) {
        String printable = new String(input, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
        return HexFormat.of().formatHex(input) + ", as text: " + printable;
    }

    /** Returns the inputs that once were kept in a folder of the test resources, such as those that showed an error. */
    public static List<byte[]> kept(String folder) {
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz", folder))) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inputs;
    }
}
