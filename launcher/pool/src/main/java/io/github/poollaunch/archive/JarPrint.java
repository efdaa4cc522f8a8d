package io.github.poollaunch.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * What tells one content of a jar from another, without reading it all: a checksum of its directory, which has the checksum
 * of each entry. Size and time, which the JVM compares, can be alike for two builds whose times are fixed.
 */
final class JarPrint {

    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_SIZE = 12;

    /** A jar's comment has at most so many bytes; most directories fit into it, too. */
    private static final int TAIL_BYTES = 64 * 1024 + END_BYTES;

    private JarPrint() {}

    /**
     * @throws IOException if it cannot be read, or is no jar
     */
    static long of(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            byte[] tail = last(file, TAIL_BYTES);
            int end = end(tail);
            if (end < 0) {
                throw new IOException(jar + " is no jar");
            }
            long size = Integer.toUnsignedLong(
                    ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(end + DIRECTORY_SIZE));
            // A size beyond the file's means a directory in the 64-bit form: then the tail must do.
            long wanted = tail.length - end + size;
            CRC32 sum = new CRC32();
            sum.update(wanted <= tail.length || wanted > file.length() ? tail : last(file, (int) wanted));
            return sum.getValue();
        }
    }

    private static byte[] last(RandomAccessFile file, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.min(most, file.length())];
        file.seek(file.length() - bytes.length);
        file.readFully(bytes);
        return bytes;
    }

    /** Where the record at the directory's end starts; -1 if there is none. */
    private static int end(byte[] tail) {
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END_BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == END_SIGNATURE) {
                return at;
            }
        }
        return -1;
    }
}
