package io.github.poollaunch.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of this machine's memory pages: 4 KiB mostly, up to 64 KiB on ARM and POWER. */
final class PageSize {

    /** What the kernel tells each process at its start: pairs of a key and a value, in words of the machine's. */
    private static final Path AUXILIARY_VECTOR = Path.of("/proc/self/auxv");

    private static final long KEY = 6;

    private static final long USUAL = 4096;

    static final long BYTES = find();

    private PageSize() {}

    private static long find() {
        try {
            return find(ByteBuffer.wrap(Files.readAllBytes(AUXILIARY_VECTOR)).order(ByteOrder.nativeOrder()));
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** A JVM of 32 bits would find nothing; none is made any more. */
    static long find(ByteBuffer pairs) {
        while (pairs.remaining() >= 2 * Long.BYTES) {
            long key = pairs.getLong();
            long value = pairs.getLong();
            if (key == KEY && Long.bitCount(value) == 1) {
                return value;
            }
        }
        return USUAL;
    }
}
