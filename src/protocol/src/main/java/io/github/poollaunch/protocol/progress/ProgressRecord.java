package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
 *   24  startedAt  when, by the child's clock
 *   32  ended      how many of its items have ended, and are in the replies that were sent or in the spool
 *   40  sent       how many of these are in replies that were sent
 *   48  spooled    the number of bytes in the spool: the results of the items from "sent" to "ended"
 *   56  condemned  written by the parent: the number of a chunk that must not go on
 *   64  spool
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
    private static final int SPOOL = 64;

    private static final int SIZE = SPOOL + SPOOL_BYTES;

    private final ByteBuffer memory;

    private ProgressRecord(ByteBuffer memory) {
        this.memory = memory;
    }

    /**
     * Makes the file, for a parent.
     *
     * @param file that does not exist, in a folder that only its owner can read
     */
    public static ProgressRecord create(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Written, not only mapped: on a full disk this throws; a write to a mapped hole would end the VM.
            ByteBuffer zeros = ByteBuffer.allocate(SIZE);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            return map(channel);
        }
    }

    /** Opens a file that the parent has made, for a child. */
    public static ProgressRecord open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() != SIZE) {
                throw new IOException(file + " has " + channel.size() + " bytes, not " + SIZE);
            }
            return map(channel);
        }
    }

    private static ProgressRecord map(FileChannel channel) throws IOException {
        return new ProgressRecord(FileMapping.map(channel, SIZE));
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

    /** Starts the item at that position. */
    public void start(int position) {
        memory.putLong(STARTED_AT, System.nanoTime());
        VarHandle.releaseFence();
        memory.putLong(STARTED, position + 1L);
        VarHandle.releaseFence();
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

    // The parent's side.

    /** The child's clock when it said hello. */
    public long clock() {
        return memory.getLong(CLOCK);
    }

    /** Whether the child has taken up that chunk, and no other since. */
    public boolean hasTaken(long chunk) {
        boolean taken = memory.getLong(TAKEN) == chunk;
        VarHandle.acquireFence();
        return taken;
    }

    /** How many items were started. */
    public int started() {
        int started = (int) memory.getLong(STARTED);
        VarHandle.acquireFence();
        return started;
    }

    /** When the last of them was started, by the child's clock. */
    public long startedAt() {
        return memory.getLong(STARTED_AT);
    }

    /** How many items have ended. */
    public int ended() {
        return (int) memory.getLong(ENDED);
    }

    /** How many of them are in replies that were sent to their end. */
    public int sent() {
        return (int) memory.getLong(SENT);
    }

    /** The results of the items from {@link #sent} to {@link #ended}, as the inside of a reply. */
    public byte[] spool() {
        long size = memory.getLong(SPOOLED);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(size, SPOOL_BYTES))];
        memory.get(SPOOL, bytes);
        return bytes;
    }

    /** The chunk must not go on: the child takes notice between two items. 0 takes it back. */
    public void condemn(long chunk) {
        memory.putLong(CONDEMNED, chunk);
        VarHandle
                .fullFence(); // What is read afterwards is at least as new as what the child saw before it took notice.
    }
}
