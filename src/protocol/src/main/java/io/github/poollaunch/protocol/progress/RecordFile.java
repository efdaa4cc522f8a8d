package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record by system calls: each access takes two. That is dear for many items, and cheap for a JVM that has
 * just been started, where mapping a file costs as much as a thousand accesses.
 *
 * <p>A number that the other side writes at the same time may be read half, unless only its lowest byte changes. Thread-safe.
 */
final class RecordFile implements RecordBytes {

    /** Not a channel: that one is closed by the interrupt of a thread that reads it. */
    private final RandomAccessFile file;

    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private RecordFile(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Makes a file of these bytes, all of it, zeros or not: on a full disk this throws, where a write to the memory of a hole
     * would end the VM.
     *
     * @param path that does not exist
     */
    static RecordFile create(Path path, byte[] bytes) throws IOException {
        if (!path.toFile().createNewFile()) {
            throw new IOException(path + " is there already");
        }
        RecordFile made = new RecordFile(new RandomAccessFile(path.toFile(), "rw"));
        try {
            made.file.write(bytes);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /** Opens a file that was made so. */
    static RecordFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        RecordFile opened = new RecordFile(file);
        try {
            long size = file.length();
            if (size != RecordLayout.SIZE) {
                throw new IOException(path + " has " + size + " bytes, not " + RecordLayout.SIZE);
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Closes this, and returns the same bytes in memory, where they stay; null if they cannot be mapped. To be asked of a file
     * that is open for nothing else: an interrupt of the thread, which is its users' business and kept for them, closes it.
     */
    @Nullable
    Mapped mapAndClose() {
        check(); // Or it would be made longer.
        boolean interrupted = Thread.interrupted();
        try {
            return new Mapped(FileMapping.map(file.getChannel(), RecordLayout.SIZE));
        } catch (IOException | RuntimeException | Error e) {
            return null; // No memory for it, mostly, of which a task may have left none: system calls need no more.
        } finally {
            close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Throws a RecordCutShortException if the file is shorter than it was. The VM's own error for memory without a file is
     * no help: in compiled code it comes late, when the thread does something else.
     */
    void check() {
        try {
            if (file.length() >= RecordLayout.SIZE) {
                return;
            }
        } catch (IOException e) {
            throw new RecordCutShortException(e);
        }
        throw new RecordCutShortException(null);
    }

    @Override
    public synchronized long getLong(int at) {
        get(at, number.array());
        return number.getLong(0);
    }

    @Override
    public synchronized void putLong(int at, long value) {
        number.putLong(0, value);
        put(at, number.array(), 0, Long.BYTES);
    }

    @Override
    public synchronized void put(int at, byte[] from, int offset, int length) {
        try {
            file.seek(at);
            file.write(from, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("no record of progress can be kept any more", e);
        }
    }

    @Override
    public synchronized void get(int at, byte[] into) {
        try {
            file.seek(at);
            file.readFully(into);
        } catch (IOException e) {
            throw new RecordCutShortException(e);
        }
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // All that was written is in it.
        }
    }
}
