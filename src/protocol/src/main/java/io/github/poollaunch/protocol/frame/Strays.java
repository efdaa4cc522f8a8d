package io.github.poollaunch.protocol.frame;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bytes that belong to no frame, until they are told of. Not thread-safe. */
final class Strays {

    private final FrameReader.StrayBytes out;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream(0);
    private long count;

    Strays(FrameReader.StrayBytes out) {
        this.out = out;
    }

    /** Adds so many bytes, of which those at hand are as many as are told of, at least. */
    void add(byte[] bytes, int from, int size) {
        int room = FrameReader.KEPT_STRAY_BYTES - first.size();
        first.write(bytes, from, Math.min(room, size));
        count += size;
    }

    /** Tells of those that were added, if any were. */
    void report() {
        if (count > 0) {
            byte[] shown = first.toByteArray();
            long total = count;
            first.reset();
            count = 0;
            out.found(shown, total);
        }
    }

    /** Tells of a frame that the stream's end has cut short: of its first {@code size} bytes, if there are any. */
    void brokenOff(byte[] bytes, int size) {
        if (size > 0) {
            out.brokenOff(Arrays.copyOf(bytes, Math.min(size, FrameReader.KEPT_STRAY_BYTES)), size);
        }
    }
}
