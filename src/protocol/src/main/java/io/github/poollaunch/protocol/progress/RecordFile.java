package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The file behind a parent's memory of a record, which a child can make shorter. The VM's own error for memory without a file
 * is no help: in compiled code it comes late, when the thread does something else. Thread-safe.
 */
final class RecordFile {

    /** Not a channel: that one is closed by the interrupt of a thread that asks for its size. */
    private final RandomAccessFile file;

    private final long size;

    RecordFile(Path file, long size) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
        this.size = size;
    }

    /** Throws a RecordCutShortException if it is shorter than it was. */
    void check() {
        try {
            if (file.length() >= size) {
                return;
            }
        } catch (IOException e) {
            throw new RecordCutShortException(e);
        }
        throw new RecordCutShortException(null);
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // It was only looked at.
        }
    }
}
