package io.github.poollaunch.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** The size that the command {@code ps} tells, on macOS and the BSDs. That takes milliseconds, so it is asked once a second. */
final class PsSize implements ResidentSize {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final long pid;

    // Owned by the asking thread.
    private long asked;
    private long last = UNKNOWN;
    private boolean isFirst = true;

    /** There is no such command, or it is not understood: then it is not asked again. */
    private boolean failed;

    PsSize(long pid) {
        this.pid = pid;
    }

    @Override
    public long bytes() {
        long now = System.nanoTime();
        if (!failed && (isFirst || now - asked >= EVERY_NANOS)) {
            isFirst = false;
            asked = now;
            last = ask();
        }
        return last;
    }

    private long ask() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLine command = new CommandLine("ps")
                .addArgument("-o", false)
                .addArgument("rss=", false)
                .addArgument("-p", false)
                .addArgument(String.valueOf(pid), false);
        DefaultExecutor executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(out, null))
                .get();
        executor.setExitValues(null); // It fails if the process is gone, and then says nothing.
        executor.setWatchdog(ExecuteWatchdog.builder().setTimeout(LIMIT).get());
        boolean interrupted = Thread.interrupted(); // Meant for the worker's loop, not for this.
        try {
            executor.execute(command);
            return kibibytes(out.toString(StandardCharsets.US_ASCII)) * 1024;
        } catch (IOException | NumberFormatException e) {
            failed = true;
            return UNKNOWN;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long kibibytes(String answer) {
        String number = answer.strip();
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }

    @Override
    public void close() {
        // Each command ends by itself.
    }
}
