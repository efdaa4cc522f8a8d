package io.github.poollaunch.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A frame in memory, in the pieces that it was written in: one array for all of it would be copied each time that it grows. */
final class WrittenFrame extends OutputStream {

    private final List<byte[]> pieces = new ArrayList<>();
    private int size;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        pieces.add(Arrays.copyOfRange(bytes, offset, offset + length));
        size += length;
    }

    /** The number of its bytes, with those that mark its start and its end: a frame's limit is within that of an int. */
    int size() {
        return size;
    }

    /** Writes it without its first {@code left} bytes. */
    void writeTo(OutputStream out, int left) throws IOException {
        int skipped = 0;
        for (byte[] piece : pieces) {
            int skip = Math.min(left - skipped, piece.length);
            out.write(piece, skip, piece.length - skip);
            skipped += skip;
        }
    }

    byte[] toByteArray() {
        byte[] all = new byte[size];
        int place = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, place, piece.length);
            place += piece.length;
        }
        return all;
    }
}
