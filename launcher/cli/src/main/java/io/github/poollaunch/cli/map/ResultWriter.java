package io.github.poollaunch.cli.map;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects whole lines and writes them in large pieces. Thread-safe: when the command is interrupted, another thread
 * writes what is collected, and from then on nothing is taken any more.
 */
final class ResultWriter {

    /** A good size of pieces. */
    static final int LARGE = 64 * 1024;

    private final OutputStream out;
    private final int pieceBytes;

    // Under this object's lock.
    private final byte[] collected;
    private int size;
    private long lines;
    private boolean ended;
    private @Nullable IOException fault;

    /**
     * @param pieceBytes how much to collect; 0 to write each line at once
     */
    ResultWriter(OutputStream out, int pieceBytes) {
        this.out = out;
        this.pieceBytes = pieceBytes;
        this.collected = new byte[pieceBytes];
    }

    /** Takes a line. */
    synchronized void write(byte[] line) throws IOException {
        checkFault();
        if (ended) {
            return;
        }
        if (size + line.length > pieceBytes) {
            flush();
        }
        if (line.length > pieceBytes) {
            writeOut(line);
        } else {
            System.arraycopy(line, 0, collected, size, line.length);
            size += line.length;
        }
        lines++;
    }

    /** Writes what is collected. */
    synchronized void flush() throws IOException {
        checkFault();
        if (size > 0) {
            byte[] piece = Arrays.copyOf(collected, size);
            size = 0;
            writeOut(piece);
        }
    }

    /** Writes what is collected, and takes nothing more; returns how many lines there were in all. */
    synchronized long end() throws IOException {
        ended = true;
        flush();
        return lines;
    }

    private void writeOut(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    /** What is lost once is lost for all that comes behind it, whoever asks. */
    private void checkFault() throws IOException {
        if (fault != null) {
            throw fault;
        }
    }
}
