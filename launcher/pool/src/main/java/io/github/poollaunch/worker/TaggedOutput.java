package io.github.poollaunch.worker;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Shows lines of a worker's on this JVM's stderr, each with the worker's tag and in one piece, so that several do not mix. */
final class TaggedOutput {

    private final PrintStream out;
    private final byte[] tag;

    TaggedOutput(PrintStream out, String worker) {
        this.out = out;
        this.tag = ("[" + worker + "] ").getBytes(StandardCharsets.UTF_8);
    }

    /** Shows one line. */
    void line(byte[] text) {
        ByteArrayOutputStream tagged = new ByteArrayOutputStream(tag.length + text.length + 1);
        tag(text, tagged);
        show(tagged.toByteArray());
    }

    /** Adds a line to several that are shown in one go. */
    void tag(byte[] text, ByteArrayOutputStream to) {
        to.writeBytes(tag);
        to.writeBytes(text);
        to.write('\n');
    }

    void show(byte[] tagged) {
        try {
            out.write(tagged, 0, tagged.length);
            out.flush();
        } catch (RuntimeException | Error e) {
            // A System.err of the user's that fails: what is not read any more would stop the child when its pipe is
            // full.
        }
    }
}
