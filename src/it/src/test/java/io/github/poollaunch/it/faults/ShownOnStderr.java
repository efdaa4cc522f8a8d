package io.github.poollaunch.it.faults;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What this JVM prints on {@code System.err} while this is open; it is printed all the same. */
final class ShownOnStderr implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    ShownOnStderr() {
        System.setErr(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        before.write(b);
                        copy.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        before.write(bytes, offset, length);
                        copy.write(bytes, offset, length);
                    }
                },
                true,
                StandardCharsets.UTF_8));
    }

    String text() {
        return copy.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
