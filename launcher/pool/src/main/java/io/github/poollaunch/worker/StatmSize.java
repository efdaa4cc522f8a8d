package io.github.poollaunch.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The size that Linux tells in {@code /proc/<pid>/statm}: "size resident shared …", in pages. The file stays open, so that one
 * look costs two system calls, and never meets another process that got the same pid.
 *
 * <p>Not by a FileChannel: an interrupt of the worker's thread would close it.
 */
final class StatmSize implements ResidentSize {

    private final RandomAccessFile file;
    private final long pageSize;
    private final byte[] buffer = new byte[256];

    StatmSize(Path statm, long pageSize) throws IOException {
        this.file = new RandomAccessFile(statm.toFile(), "r");
        this.pageSize = pageSize;
    }

    @Override
    public long bytes() {
        try {
            file.seek(0);
            return secondNumber(buffer, file.read(buffer)) * pageSize;
        } catch (IOException e) {
            return UNKNOWN; // The process is gone, or this is closed.
        }
    }

    /** The second of the numbers in {@code length} bytes of text; 0 if there is none. */
    static long secondNumber(byte[] text, int length) {
        int at = 0;
        while (at < length && text[at] != ' ') {
            at++;
        }
        long number = 0;
        for (at++; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            number = number * 10 + text[at] - '0';
        }
        return number;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
