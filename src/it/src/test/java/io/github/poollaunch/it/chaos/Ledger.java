package io.github.poollaunch.it.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file into which the items of one job write that they start, and that they end. */
record Ledger(Path file, int items) {

    static final char START = 's';
    static final char END = 'e';

    static Ledger open(int items) throws IOException {
        return new Ledger(Files.createTempFile("chaos-", ".ledger"), items);
    }

    /**
     * How often items have started beyond the first time. Without retries none may: whatever has started, has run or
     * fails. With retries, each kill may run one item again.
     */
    long reruns() throws IOException {
        int[] starts = new int[items];
        for (String line : Files.readAllLines(file)) {
            if (line.charAt(0) == START) {
                starts[Integer.parseInt(line.substring(1))]++;
            }
        }
        return Arrays.stream(starts).map(each -> Math.max(0, each - 1)).sum();
    }

    void delete() throws IOException {
        Files.delete(file);
    }
}
