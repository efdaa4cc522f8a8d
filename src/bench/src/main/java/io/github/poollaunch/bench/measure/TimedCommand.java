package io.github.poollaunch.bench.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is: from its start to its first byte of output ({@code first_ns}), and to its end ({@code ns}). The
 * request is not looked at.
 */
public final class TimedCommand implements Contestant {

    private static final int BLOCK = 1 << 16;
    private static final long END_SECONDS = 60;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path input;
    private final @Nullable Expected expected;

    /**
     * What a command must print.
     *
     * @param lines how many; also how many items it has mapped
     * @param checksum the CRC-32 of all bytes
     */
    public record Expected(long lines, long checksum) {}

    /**
     * A command to be timed.
     *
     * @param environment variables that it gets beside this JVM's
     * @param input its stdin
     * @param expected what it must print; null if that does not matter
     */
    public TimedCommand(
            List<String> command, Map<String, String> environment, Path input, @Nullable Expected expected) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.input = input;
        this.expected = expected;
    }

    @Override
    public Sample ask(String request) {
        try {
            long start = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Map<String, Double> figures = read(process.getInputStream(), start);
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ContestantException("its output has ended, but it does not", false);
            }
            if (process.exitValue() != 0) {
                throw new ContestantException("exit code " + process.exitValue() + " of " + command, false);
            }
            figures.put("ns", (double) System.nanoTime() - start);
            return new Sample(figures);
        } catch (IOException e) {
            throw new ContestantException("cannot be started: " + e.getMessage(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContestantException("interrupted", false);
        }
    }

    private Map<String, Double> read(InputStream output, long start) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        CRC32 checksum = new CRC32();
        byte[] block = new byte[BLOCK];
        int read;
        while ((read = output.read(block)) > 0) {
            figures.putIfAbsent("first_ns", (double) System.nanoTime() - start);
            checksum.update(block, 0, read);
        }
        if (expected != null) {
            if (checksum.getValue() != expected.checksum()) {
                throw new ContestantException("wrong output of " + command, false);
            }
            figures.put("items", (double) expected.lines());
        }
        return figures;
    }

    @Override
    public void close() {
        // Each sample's process has ended.
    }
}
