package io.github.poollaunch.protocol.progress;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a parent knows of its child's progress, from the file that the child writes with a {@link ProgressWriter}; and the
 * parent's words about the chunk that runs. Most parents read it after the child's death only, by a few system calls; who
 * reads it, or writes, while the child is alive asks for {@link #watch} first.
 *
 * <p>All that reads or writes throws a RecordCutShortException if the file has become shorter, or cannot be read. Thread-safe.
 */
public final class ProgressReader {

    /** Also what tells whether it was cut short, when it has been mapped. */
    private final RecordFile file;

    private volatile RecordBytes bytes;

    /** Under this object's lock: the same file again, to be mapped; null once it was. */
    private @Nullable RecordFile unmapped;

    private ProgressReader(RecordFile file, RecordFile unmapped) {
        this.file = file;
        this.bytes = file;
        this.unmapped = unmapped;
    }

    /**
     * Makes the file.
     *
     * @param path that does not exist, in a folder that only its owner can read
     * @param timed whether the child must tell of each item exactly when it was started
     */
    public static ProgressReader create(Path path, boolean timed) throws IOException {
        byte[] bytes = new byte[RecordLayout.SIZE];
        bytes[RecordLayout.TIMED + Long.BYTES - 1] = (byte) (timed ? 1 : 0);
        RecordFile file = RecordFile.create(path, bytes);
        try {
            return new ProgressReader(file, RecordFile.open(path));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * From here on the child may be alive: each number is read as it was written, whenever that was. Where the file cannot be
     * mapped it is read by system calls: they find whole numbers as well, though nobody promises it.
     */
    public synchronized ProgressReader watch() {
        RecordFile toMap = unmapped;
        if (toMap != null) {
            RecordBytes mapped = toMap.mapAndClose();
            unmapped = null;
            if (mapped != null) {
                bytes = mapped;
            }
        }
        return this;
    }

    /** Nothing is asked of it any more. */
    public synchronized void close() {
        file.close();
        if (unmapped != null) {
            unmapped.close();
        }
    }

    private RecordBytes bytes() {
        file.check();
        return bytes;
    }

    /** The child's clock when it said hello. */
    public long clock() {
        return bytes().getLong(RecordLayout.CLOCK);
    }

    /** Whether the child has taken up that chunk, and no other since. */
    public boolean hasTaken(long chunk) {
        boolean taken = bytes().getLong(RecordLayout.TAKEN) == chunk;
        VarHandle.acquireFence();
        return taken;
    }

    /** How many items were started. */
    public int started() {
        int started = (int) bytes().getLong(RecordLayout.STARTED);
        VarHandle.acquireFence();
        return started;
    }

    /** By the child's clock, when the item was started that {@link #stamped} tells. */
    public long startedAt() {
        return bytes().getLong(RecordLayout.STARTED_AT);
    }

    /** How many items were started when {@link #startedAt} was written: if as many as {@link #started}, it is the last one's. */
    public int stamped() {
        return (int) bytes().getLong(RecordLayout.STAMPED);
    }

    /** How many items have ended. */
    public int ended() {
        return (int) bytes().getLong(RecordLayout.ENDED);
    }

    /** How many of them are in replies that were sent to their end. */
    public int sent() {
        return (int) bytes().getLong(RecordLayout.SENT);
    }

    /**
     * The results of the items from {@link #sent} to {@link #ended}, as the inside of a reply; null if the child has added to
     * them meanwhile. Their size is the one number that may be half written: so it is read again when some time has passed.
     */
    public byte @Nullable [] spool() {
        long size = bytes().getLong(RecordLayout.SPOOLED);
        VarHandle.acquireFence();
        byte[] results = new byte[(int) Math.max(0, Math.min(size, RecordLayout.SPOOL_BYTES))];
        boolean wholes = bytes().getLong(RecordLayout.WHOLES) != 0;
        bytes().get(RecordLayout.SPOOL, results);
        VarHandle.acquireFence();
        if (bytes().getLong(RecordLayout.SPOOLED) != size) {
            return null;
        }
        return wholes ? textOf(results) : results;
    }

    /** As the child would have written them. */
    private static byte[] textOf(byte[] wholes) {
        long[] numbers = new long[wholes.length / Long.BYTES];
        ByteBuffer.wrap(wholes).asLongBuffer().get(numbers);
        return new FrameBuffer().wholes(numbers, numbers.length, false).toByteArray();
    }

    /** Only the first so many items of the chunk are to be started; what {@link #started} tells afterwards counts. */
    public void cut(long chunk, int items) {
        bytes().putLong(RecordLayout.CUT, RecordLayout.cut(chunk, items));
        VarHandle.fullFence(); // What is read next is at least as new as what the child saw before it took notice.
    }

    /** The chunk must not go on: the child takes notice between two items. 0 takes it back. */
    public void condemn(long chunk) {
        bytes().putLong(RecordLayout.CONDEMNED, chunk);
        VarHandle.fullFence(); // What is read next is at least as new as what the child saw before it took notice.
    }
}
