package io.github.poollaunch.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Drains a child's stderr from its birth: each line goes to the parent's stderr with the worker's tag, as bytes, in one
 * piece, so that lines of several workers do not mix. The last lines are kept to explain a death.
 */
final class StderrPump implements Runnable {

    private static final int KEPT_LINES = 20;

    /** A line longer than this is shown in pieces: it must not be collected for ever. */
    private static final int MAX_LINE_BYTES = 16 * 1024;

    /** What is kept of a line: all of them become part of an error's message. */
    private static final int KEPT_BYTES = 1_000;

    /** As much as Linux keeps in a pipe. */
    private static final int BLOCK_BYTES = 64 * 1024;

    private static final Charset NATIVE = nativeCharset();

    private final InputStream in;
    private final PrintStream out;
    private final byte[] tag;
    private final Thread thread;

    /** The line that has begun. Owned by the pump's thread. */
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** The lines of one block, tagged: written in one go, since a flood is made of short lines. Owned by the same. */
    private final ByteArrayOutputStream tagged = new ByteArrayOutputStream();

    /** Under its own lock: the pump adds, the worker's thread reads. */
    private final ArrayDeque<byte[]> last = new ArrayDeque<>();

    private static Charset nativeCharset() {
        String name = System.getProperty("native.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    StderrPump(InputStream in, PrintStream out, String worker) {
        this.in = in;
        this.out = out;
        this.tag = ("[" + worker + "] ").getBytes(StandardCharsets.UTF_8);
        this.thread = new Thread(this, worker + "-stderr");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        byte[] block = new byte[BLOCK_BYTES];
        try {
            int read;
            while ((read = in.read(block)) > 0) {
                take(block, read);
                show();
            }
        } catch (IOException e) {
            // The stream was closed because the child is gone: what it said before is shown.
        }
        if (line.size() > 0) {
            endLine();
            show();
        }
    }

    private void take(byte[] block, int read) {
        int from = 0;
        for (int i = 0; i < read; i++) {
            if (block[i] == '\n') {
                line.write(block, from, i - from);
                endLine();
                from = i + 1;
            } else if (isLongEnough(line.size() + i - from, block[i])) {
                line.write(block, from, i - from);
                endLine();
                from = i;
            }
        }
        line.write(block, from, read - from);
    }

    /** Whether a piece ends before this byte; not within a character of UTF-8, unless it only looks like one. */
    private static boolean isLongEnough(int length, byte next) {
        boolean insideCharacter = (next & 0xc0) == 0x80;
        return length >= (insideCharacter ? MAX_LINE_BYTES + 3 : MAX_LINE_BYTES);
    }

    private void endLine() {
        byte[] text = line.toByteArray();
        line.reset();
        synchronized (last) {
            if (last.size() == KEPT_LINES) {
                last.removeFirst();
            }
            last.addLast(text.length > KEPT_BYTES ? shortened(text) : text);
        }
        tagged.writeBytes(tag);
        tagged.writeBytes(text);
        tagged.write('\n');
    }

    private static byte[] shortened(byte[] text) {
        int end = KEPT_BYTES;
        while (end > KEPT_BYTES - 4 && (text[end] & 0xc0) == 0x80) {
            end--;
        }
        byte[] more = (" ... (" + (text.length - end) + " more bytes)").getBytes(StandardCharsets.US_ASCII);
        byte[] shortened = Arrays.copyOf(text, end + more.length);
        System.arraycopy(more, 0, shortened, end, more.length);
        return shortened;
    }

    private void show() {
        byte[] bytes = tagged.toByteArray();
        tagged.reset();
        if (bytes.length > 0) {
            TaggedOutput.write(out, bytes);
        }
    }

    /** Waits until all was read, or the time is over: a process that the child has left behind may hold the pipe. */
    void awaitEnd(long millis) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines, oldest first, each shortened if it is very long. */
    List<String> lastLines() {
        synchronized (last) {
            return last.stream().map(StderrPump::text).toList();
        }
    }

    /** Programs mostly write UTF-8; what is none is in the charset of the system's locale, or no text at all. */
    private static String text(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(line, 0, length, NATIVE);
        }
    }
}
