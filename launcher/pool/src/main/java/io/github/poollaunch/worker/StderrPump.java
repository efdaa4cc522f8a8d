package io.github.poollaunch.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Drains a child's stderr from its birth: each line goes to the parent's stderr with the worker's tag, as bytes, in one
 * piece, so that lines of several workers do not mix. The last lines are kept to explain a death.
 */
final class StderrPump implements Runnable {

    private static final int KEPT_LINES = 20;

    /** A line longer than this is shown in pieces: it must not be collected for ever. */
    private static final int MAX_LINE_BYTES = 8 * 1024;

    private final InputStream in;
    private final TaggedOutput out;
    private final Thread thread;

    /** Owned by the pump's thread. */
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Under its own lock: the pump adds, the worker's thread reads. */
    private final ArrayDeque<byte[]> last = new ArrayDeque<>();

    StderrPump(InputStream in, TaggedOutput out, String worker) {
        this.in = in;
        this.out = out;
        this.thread = new Thread(this, worker + "-stderr");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        byte[] block = new byte[8 * 1024];
        try {
            int read;
            while ((read = in.read(block)) > 0) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        line.write(block, from, i - from);
                        endLine();
                        from = i + 1;
                    }
                }
                line.write(block, from, read - from);
                if (line.size() >= MAX_LINE_BYTES) {
                    endLine();
                }
            }
        } catch (IOException e) {
            // The stream was closed because the child is gone: what it said before is shown.
        }
        if (line.size() > 0) {
            endLine();
        }
    }

    private void endLine() {
        byte[] text = line.toByteArray();
        line.reset();
        synchronized (last) {
            if (last.size() == KEPT_LINES) {
                last.removeFirst();
            }
            last.addLast(text);
        }
        out.line(text);
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

    /** The last lines, oldest first. */
    List<String> lastLines() {
        synchronized (last) {
            return last.stream()
                    .map(bytes -> new String(bytes, Charset.defaultCharset()))
                    .toList();
        }
    }
}
