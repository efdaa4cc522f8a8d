package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A child's progress, in a small file that both sides have mapped into their memory: which item of which chunk runs, since
 * when, and the encoded results that are not sent yet. Memory of a file outlives the process that wrote it, however that
 * ended; and a write to it costs no system call.
 *
 * <p>All numbers are longs in the byte order of {@link ByteBuffer}, the highest byte first:
 *
 * <pre>
 *    0  clock      the child's monotonic clock when it said hello, in nanoseconds
 *    8  taken      the number of the chunk that the child has taken up last; 0 before the first
 *   16  started    how many of its items were started: the one that runs is the last of them
 *   24  startedAt  by the child's clock, when one of them was started: which one, "stamped" tells
 *   32  ended      how many of its items have ended, and are in the replies that were sent or in the spool
 *   40  sent       how many of these are in replies that were sent
 *   48  spooled    the number of bytes in the spool: the results of the items from "sent" to "ended"
 *   56  condemned  written by the parent: the number of a chunk that must not go on
 *   64  cut        written by the parent: in the lower half, how many items of a chunk may be started at most; in the
 *                  upper half, the chunk's number, of which the lower half counts; 0 before the first
 *   72  stamped    how many items were started when "startedAt" was written
 *   80  timed      written by the parent before the hello: 1 if the child has to write "startedAt" for each item
 *  128  spool
 * </pre>
 *
 * <p>One thread of the child writes, in the order in which things happen; the parent reads at any time, and relies on what it
 * reads only when the child is dead, or where this class says so.
 */
public final class ProgressRecord {

    /** As many bytes as a Linux pipe holds: more results than that are better on their way. */
    public static final int SPOOL_BYTES = 64 * 1024;

    private static final int CLOCK = 0;
    private static final int TAKEN = 8;
    private static final int STARTED = 16;
    private static final int STARTED_AT = 24;
    private static final int ENDED = 32;
    private static final int SENT = 40;
    private static final int SPOOLED = 48;
    private static final int CONDEMNED = 56;
    private static final int CUT = 64;
    private static final int STAMPED = 72;
    private static final int TIMED = 80;
    private static final int SPOOL = 128;

    private static final int SIZE = SPOOL + SPOOL_BYTES;

    private static final long LOWER_HALF = 0xffff_ffffL;

    private final ByteBuffer memory;

    /** Null for a child. */
    private final @Nullable RecordFile file;

    private ProgressRecord(ByteBuffer memory, @Nullable RecordFile file) {
        this.memory = memory;
        this.file = file;
    }

    /**
     * Makes the file, for a parent.
     *
     * @param file that does not exist, in a folder that only its owner can read
     * @param timed whether it must tell of each item exactly when it was started
     */
    public static ProgressRecord create(Path file, boolean timed) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Written, not only mapped: on a full disk this throws; a write to a mapped hole would end the VM.
            ByteBuffer zeros = ByteBuffer.allocate(SIZE);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            ProgressRecord record = new ProgressRecord(FileMapping.map(channel, SIZE), new RecordFile(file, SIZE));
            record.memory.putLong(TIMED, timed ? 1 : 0);
            return record;
        }
    }

    /** Opens a file that the parent has made, for a child. */
    public static ProgressRecord open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() != SIZE) {
                throw new IOException(file + " has " + channel.size() + " bytes, not " + SIZE);
            }
            return new ProgressRecord(FileMapping.map(channel, SIZE), null);
        }
    }

    // The child's side.

    /** The child says hello now. */
    public void startClock() {
        memory.putLong(CLOCK, System.nanoTime());
    }

    /**
     * Takes up a chunk, nothing of which is started.
     *
     * @return false if the parent has condemned it: then it must not be started
     */
    public boolean take(long chunk) {
        memory.putLong(STARTED, 0);
        memory.putLong(ENDED, 0);
        memory.putLong(SENT, 0);
        memory.putLong(SPOOLED, 0);
        VarHandle.releaseFence();
        memory.putLong(TAKEN, chunk);
        return !isCondemned(chunk);
    }

    /** Whether the parent wants to know exactly when each item was started. */
    public boolean isTimed() {
        return memory.getLong(TIMED) != 0;
    }

    /** The item at that position starts at that time, by this JVM's clock. To be called before {@link #start}, not for each item. */
    public void stamp(int position, long nanos) {
        memory.putLong(STARTED_AT, nanos);
        memory.putLong(STAMPED, position + 1L);
        VarHandle.releaseFence();
    }

    /**
     * Starts the item at that position, unless it has been cut off.
     *
     * @return false if the parent has taken it back, and all behind it: it must not be started
     */
    public boolean start(long chunk, int position) {
        memory.putLong(STARTED, position + 1L);
        // What was written before is seen by a parent whose word is not seen here.
        VarHandle.fullFence();
        long cut = memory.getLong(CUT);
        if (cut >>> 32 != (chunk & LOWER_HALF) || position < (int) cut) {
            return true;
        }
        memory.putLong(STARTED, position);
        return false;
    }

    /** Starts the item at that position, of a chunk that is never cut. */
    public void startForSure(int position) {
        memory.putLong(STARTED, position + 1L);
        VarHandle.releaseFence(); // In that order for a parent that reads it after this process's death.
    }

    /** Whether the parent, which writes that first and then looks how far this child is, wants the chunk stopped. */
    public boolean isCondemned(long chunk) {
        VarHandle.fullFence(); // What was written before is seen by a parent whose word is not seen here.
        return memory.getLong(CONDEMNED) == chunk;
    }

    /** The results that are not sent yet have grown to so many bytes; false if the spool cannot hold that. */
    public boolean hasRoom(int bytes) {
        return bytes <= SPOOL_BYTES;
    }

    /** Keeps the results that are not sent yet: those behind {@code from} are new. So many items have ended. */
    public void keep(byte[] results, int offset, int from, int to, int ended) {
        memory.put(SPOOL + from, results, offset + from, to - from);
        memory.putLong(SPOOLED, to);
        VarHandle.releaseFence();
        memory.putLong(ENDED, ended);
        VarHandle.releaseFence();
    }

    /** The results of so many items have been sent. */
    public void sent(int items) {
        memory.putLong(ENDED, items);
        VarHandle.releaseFence();
        memory.putLong(SENT, items);
        VarHandle.releaseFence();
    }

    // The parent's side. All throw a RecordCutShortException if the file has become shorter.

    private void check() {
        if (file != null) {
            file.check();
        }
    }

    /** Nothing is asked of it any more. */
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    /** The child's clock when it said hello. */
    public long clock() {
        check();
        return memory.getLong(CLOCK);
    }

    /** Whether the child has taken up that chunk, and no other since. */
    public boolean hasTaken(long chunk) {
        check();
        boolean taken = memory.getLong(TAKEN) == chunk;
        VarHandle.acquireFence();
        return taken;
    }

    /** How many items were started. */
    public int started() {
        check();
        int started = (int) memory.getLong(STARTED);
        VarHandle.acquireFence();
        return started;
    }

    /** By the child's clock, when the item was started that {@link #stamped} tells. */
    public long startedAt() {
        check();
        return memory.getLong(STARTED_AT);
    }

    /** How many items were started when {@link #startedAt} was written: if as many as {@link #started}, it is the last one's. */
    public int stamped() {
        check();
        return (int) memory.getLong(STAMPED);
    }

    /** How many items have ended. */
    public int ended() {
        check();
        return (int) memory.getLong(ENDED);
    }

    /** How many of them are in replies that were sent to their end. */
    public int sent() {
        check();
        return (int) memory.getLong(SENT);
    }

    /** The results of the items from {@link #sent} to {@link #ended}, as the inside of a reply. */
    public byte[] spool() {
        check();
        long size = memory.getLong(SPOOLED);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(size, SPOOL_BYTES))];
        memory.get(SPOOL, bytes);
        return bytes;
    }

    /** Only the first so many items of the chunk are to be started; what {@link #started} tells afterwards counts. */
    public void cut(long chunk, int items) {
        check();
        memory.putLong(CUT, (chunk & LOWER_HALF) << 32 | items);
        VarHandle
                .fullFence(); // What is read afterwards is at least as new as what the child saw before it took notice.
    }

    /** The chunk must not go on: the child takes notice between two items. 0 takes it back. */
    public void condemn(long chunk) {
        check();
        memory.putLong(CONDEMNED, chunk);
        VarHandle
                .fullFence(); // What is read afterwards is at least as new as what the child saw before it took notice.
    }
}
