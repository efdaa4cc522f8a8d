package io.github.poollaunch.it.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/** Signals that Java itself cannot send. */
final class Signal {

    private Signal() {}

    /** Sends one to a process that is still there. */
    static void send(String name, ProcessHandle process) {
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
}
