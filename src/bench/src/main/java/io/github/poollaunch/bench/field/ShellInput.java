package io.github.poollaunch.bench.field;

import io.github.poollaunch.bench.contestant.Order;
import io.github.poollaunch.bench.measure.TimedCommand.Expected;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Lines of JSON for commands.
 *
 * @param file where they are
 * @param expected the product of price and count of each line
 */
public record ShellInput(Path file, Expected expected) {

    /** Writes as many lines into a file that is deleted with this JVM. */
    public static ShellInput of(int lines) {
        try {
            Path file = Files.createTempFile("pool-launch-bench-", ".jsonl");
            file.toFile().deleteOnExit();
            CRC32 checksum = new CRC32();
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int id = 0; id < lines; id++) {
                    Order order = Order.of(id);
                    out.write(order.line());
                    checksum.update((Order.total(order) + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
            return new ShellInput(file, new Expected(lines, checksum.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
