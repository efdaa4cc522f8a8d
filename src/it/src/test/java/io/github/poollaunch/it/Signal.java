package io.github.poollaunch.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Signals that Java itself cannot send. */
public final class Signal {

    private Signal() {}

    /** Sends one to a process that is still there. */
    public static void send(String name, ProcessHandle process) {
        if (!process.isAlive()) {
            return; // The pid may be another's by now.
        }
        try {
            // It may have died since: kill says so, which nobody needs to read.
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops a process that is there, and waits until it stands still: when {@code kill} returns the signal has been sent, and
     * not yet reached all threads. Without {@code /proc} nobody tells.
     */
    public static void stop(long pid) {
        send("STOP", ProcessHandle.of(pid).orElseThrow());
        Path threads = Path.of("/proc/" + pid + "/task");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            await("process " + pid + " stands still").until(() -> {
                try (Stream<Path> each = Files.list(threads)) {
                    return each.allMatch(Signal::isStopped);
                }
            });
        }
    }

    private static boolean isStopped(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return true; // It has ended.
        }
    }
}
