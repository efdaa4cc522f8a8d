package io.github.poollaunch.child;

import io.github.poollaunch.protocol.message.Request;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The file of a large shared value, out of the system's memory: all children of a pool read the same one. */
final class SharedFile {

    private static final int PIECE_BYTES = 64 * 1024;

    private final File file;
    private final int length;

    /**
     * @throws IOException if it is not there, or is not whole
     */
    SharedFile(Request.ShareFile request) throws IOException {
        this.file = new File(request.file());
        this.length = request.length();
        long there = file.length();
        if (there != length) {
            throw new IOException(
                    file.exists() ? "it has " + there + " bytes instead of " + length : "there is no such file");
        }
    }

    /** In pieces: the JDK reads all that it is asked for at once into memory of its own first, which takes as long again. */
    byte[] bytes() throws IOException {
        byte[] bytes = new byte[length];
        try (InputStream in = new FileInputStream(file)) {
            int read = 0;
            while (read < length) {
                int some = in.read(bytes, read, Math.min(PIECE_BYTES, length - read));
                if (some < 0) {
                    throw new EOFException("it ends behind " + read + " of " + length + " bytes");
                }
                read += some;
            }
        }
        return bytes;
    }

    /**
     * The string whose characters it has, a byte each. The JDK makes it of what it has read without copying that, as it does
     * for nobody else: so half of the heap is enough, and two thirds of the time.
     */
    String string() throws IOException {
        String string;
        try {
            string = atOnce();
        } catch (OutOfMemoryError e) {
            // No memory for it beside the heap, whose limit may be lower than the heap's.
            string = new String(bytes(), StandardCharsets.ISO_8859_1);
        }
        if (string.length() != length) {
            throw new EOFException("it had " + string.length() + " of " + length + " bytes");
        }
        return string;
    }

    /** By a thread that ends: the memory beside the heap through which the JDK reads is kept for its thread. */
    private String atOnce() throws IOException {
        FutureTask<String> reading =
                new FutureTask<>(() -> Files.readString(file.toPath(), StandardCharsets.ISO_8859_1));
        Thread reader = new Thread(reading, "pool-launch-shared-value");
        reader.setDaemon(true);
        reader.start();
        try {
            return reading.get();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("it was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            throw new IOException(e.getCause());
        }
    }
}
