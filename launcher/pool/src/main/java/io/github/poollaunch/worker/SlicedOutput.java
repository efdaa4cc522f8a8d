package io.github.poollaunch.worker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes large arrays in slices, and knows when the last one was taken: so one can tell a slow reader from one that has stopped. */
final class SlicedOutput extends FilterOutputStream {

    /** What an empty pipe takes without being read, on Linux, as a process has it that has not used up its user's share. */
    static final int FITS_A_PIPE = 64 * 1024;

    private static final int SLICE = 256 * 1024;

    private volatile long writtenAt = System.nanoTime();

    SlicedOutput(OutputStream out) {
        super(out);
    }

    /** When some bytes were taken last, as {@link System#nanoTime()}. */
    long writtenAt() {
        return writtenAt;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; from += SLICE) {
            out.write(bytes, from, Math.min(SLICE, end - from));
            writtenAt = System.nanoTime();
        }
    }
}
