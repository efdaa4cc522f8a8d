package io.github.poollaunch.it;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tasks that print in ways of their own. */
public final class PrintingTasks {

    /** What a flooding task prints to each of the two streams. */
    static final int FLOOD_BYTES = 12_500_000;

    private static final byte[] LINE =
            "a line of a task that has a lot to say, and says it again and again, as a debug log does it\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private PrintingTasks() {}

    /** On fd 1 and 2 by everything but Java's own streams: raw descriptors, a shell, a program of another kind. */
    static int inManyWays(int x) throws IOException, InterruptedException {
        try (FileOutputStream out = new FileOutputStream("/dev/fd/1")) {
            out.write(("opened " + x + "\n").getBytes(StandardCharsets.UTF_8));
        }
        new FileOutputStream(FileDescriptor.out)
                .write(("raw \u001e{\"chunk\":" + x + "}\n").getBytes(StandardCharsets.UTF_8));
        start("sh", "-c", "echo shell-out " + x + "; echo shell-err " + x + " >&2");
        start("printf", "\\036{\"chunk\":1,\"results\":[666]}\\n");
        return x;
    }

    private static void start(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Half by Java's streams, half by the raw descriptors. */
    static int flood(int x) throws IOException {
        for (OutputStream out : List.of(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.out,
                System.err)) {
            for (int written = 0; written < FLOOD_BYTES / 2; written += LINE.length) {
                out.write(LINE);
            }
        }
        return x;
    }

    /** One line that never ends. */
    static int floodWithoutLineEnds(int x) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < 64; i++) {
            new FileOutputStream(FileDescriptor.err).write(block);
        }
        return x;
    }

    static int toReplacedStreams(int x) {
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        System.out.println("nobody sees this");
        return x;
    }
}
