package io.github.poollaunch.worker;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Shows lines of a worker's on this JVM's stderr, each with the worker's tag and in one piece, so that several do not mix. */
final class TaggedOutput {

    private final PrintStream out;
    private final String worker;

    TaggedOutput(PrintStream out, String worker) {
        this.out = out;
        this.worker = worker;
    }

    void line(String text) {
        write(out, ("[" + worker + "] " + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes to a stream that may be one of the user's, and fail: that must not stop the worker. */
    static void write(PrintStream out, byte[] bytes) {
        try {
            out.write(bytes, 0, bytes.length);
            out.flush();
        } catch (RuntimeException | Error e) {
            // It has nowhere to be told. What is not read any more would stop the child when its pipe is full.
        }
    }
}
