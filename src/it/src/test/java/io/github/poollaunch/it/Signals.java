package io.github.poollaunch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this JVM does with signals, where the system tells. */
public final class Signals {

    private static final int SIGINT = 2;

    private Signals() {}

    /** Whether this JVM was started with SIGINT ignored; false where that cannot be told. */
    public static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> (mask & (1L << (SIGINT - 1))) != 0);
    }
}
