package io.github.poollaunch.worker;

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

    void line(byte[] text) {
        byte[] tagged = new byte[tag.length + text.length + 1];
        System.arraycopy(tag, 0, tagged, 0, tag.length);
        System.arraycopy(text, 0, tagged, tag.length, text.length);
        tagged[tagged.length - 1] = '\n';
        try {
            out.write(tagged, 0, tagged.length);
            out.flush();
        } catch (RuntimeException | Error e) {
            // A System.err of the user's that fails: what is not read any more would stop the child when its pipe is
            // full.
        }
    }
}
