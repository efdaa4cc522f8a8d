package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A child's progress, which it writes into a small file: which item of which chunk runs, since when, and the results that
 * are not sent yet, encoded or as the whole numbers that they are. A file outlives the process that wrote it, however that
 * ended. Its parent reads it with a {@link ProgressReader}.
 *
 * <p>The first items are told by system calls, later ones by memory that the file is mapped into, where a write costs none:
 * to map a file takes a JVM that has just been started 6 to 9 ms, more than many a pool's items. The parent, which reads at
 * any time, must not read half a number: so that is over before one of them has a second byte, but for when items started,
 * which it reads of a living child only where each is timed, and for the size of the spool, which it reads twice. Where each
 * item is timed the file is mapped at once.
 *
 * <p>Owned by one thread, which writes in the order in which things happen.
 */
public final class ProgressWriter {

    /** An item by calls takes 5 to 10 µs until the calls are compiled, so they are told for a fifth of what mapping takes. */
    private static final int MOST_BY_CALLS = 128;

    /** More than the text of what is not written takes. */
    private static final int UNWRITTEN_BYTES = 4 * 1024;

    private RecordBytes bytes;

    /** The same file again, to be mapped; null once it was. */
    private @Nullable RecordFile unmapped;

    /** How many items were started in the chunks before this one, each of which counts as one more. */
    private int before;

    private ProgressWriter(RecordFile file, RecordFile unmapped) {
        this.bytes = file;
        this.unmapped = unmapped;
    }

    /**
     * Opens a file that the parent has made.
     *
     * @throws IOException also if each item is timed and the file cannot be mapped
     */
    public static ProgressWriter open(Path path) throws IOException {
        RecordFile file = RecordFile.open(path);
        try {
            ProgressWriter opened = new ProgressWriter(file, RecordFile.open(path));
            if (opened.isTimed() && !opened.map()) {
                throw new IOException(path + " cannot be mapped");
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Whether there are no more calls; if there are, it is for good. */
    private boolean map() {
        RecordFile toMap = unmapped;
        unmapped = null;
        RecordBytes mapped = toMap == null ? null : toMap.mapAndClose();
        if (mapped != null && bytes instanceof RecordFile calls) {
            bytes = mapped;
            calls.close();
        }
        return mapped != null;
    }

    /** The child says hello now. */
    public void startClock() {
        bytes.putLong(RecordLayout.CLOCK, System.nanoTime());
    }

    /**
     * Takes up a chunk, nothing of which is started.
     *
     * @return false if the parent has condemned it: then it must not be started
     */
    public boolean take(long chunk) {
        if (unmapped != null) {
            before += 1 + (int) bytes.getLong(RecordLayout.STARTED);
        }
        bytes.putLong(RecordLayout.STARTED, 0);
        bytes.putLong(RecordLayout.ENDED, 0);
        bytes.putLong(RecordLayout.SENT, 0);
        bytes.putLong(RecordLayout.SPOOLED, 0);
        VarHandle.releaseFence();
        bytes.putLong(RecordLayout.TAKEN, chunk);
        return !isCondemned(chunk);
    }

    /** Whether the parent wants to know exactly when each item was started. */
    public boolean isTimed() {
        return bytes.getLong(RecordLayout.TIMED) != 0;
    }

    /**
     * The item at that position starts at that time, by this JVM's clock. To be called before {@link #start}, for a chunk's
     * first item and then not for each, but for one of 64 at least.
     */
    public void stamp(int position, long nanos) {
        if (unmapped != null && before + position >= MOST_BY_CALLS) {
            boolean unused = map();
        }
        bytes.putLong(RecordLayout.STARTED_AT, nanos);
        bytes.putLong(RecordLayout.STAMPED, position + 1L);
        VarHandle.releaseFence();
    }

    /**
     * Starts the item at that position, unless it has been cut off.
     *
     * @return false if the parent has taken it back, and all behind it: it must not be started
     */
    public boolean start(long chunk, int position) {
        bytes.putLong(RecordLayout.STARTED, position + 1L);
        // What was written before is seen by a parent whose word is not seen here.
        VarHandle.fullFence();
        if (!RecordLayout.isCutOff(bytes.getLong(RecordLayout.CUT), chunk, position)) {
            return true;
        }
        bytes.putLong(RecordLayout.STARTED, position);
        return false;
    }

    /** Starts the item at that position, of a chunk that is never cut. */
    public void startForSure(int position) {
        bytes.putLong(RecordLayout.STARTED, position + 1L);
        VarHandle.releaseFence(); // In that order for a parent that reads it after this process's death.
    }

    /** Whether the parent, which writes that first and then looks how far this child is, wants the chunk stopped. */
    public boolean isCondemned(long chunk) {
        VarHandle.fullFence(); // What was written before is seen by a parent whose word is not seen here.
        return bytes.getLong(RecordLayout.CONDEMNED) == chunk;
    }

    /** The results that are not sent yet have grown to so many bytes; false if the spool cannot hold that. */
    public boolean hasRoom(int size) {
        return size <= RecordLayout.SPOOL_BYTES;
    }

    /** Keeps the results that are not sent yet: those behind {@code from} are new. So many items have ended. */
    public void keep(byte[] results, int offset, int from, int to, int ended) {
        bytes.put(RecordLayout.SPOOL + from, results, offset + from, to - from);
        bytes.putLong(RecordLayout.SPOOLED, to);
        VarHandle.releaseFence();
        bytes.putLong(RecordLayout.ENDED, ended);
        VarHandle.releaseFence();
    }

    /**
     * Says what is kept from here on: results that are whole numbers, by {@link #keepWhole}, or others. At first it is the
     * others. To be called only while nothing is kept.
     */
    public void keepWholes(boolean wholes) {
        bytes.putLong(RecordLayout.WHOLES, wholes ? 1 : 0);
        VarHandle.releaseFence();
    }

    /**
     * Whether there is room for another one behind so many whole numbers. There is none either when their text has become as
     * long as that of others may be: a parent reads replies of that size where they are.
     *
     * @param written how many bytes of their text are written, which is done many at once
     */
    public boolean hasRoomForWhole(int kept, int written) {
        return kept < RecordLayout.SPOOL_WHOLES && written <= RecordLayout.SPOOL_BYTES - UNWRITTEN_BYTES;
    }

    /** Keeps one more result that is not sent yet, behind {@code kept} others. So many items have ended. */
    public void keepWhole(int kept, long number, int ended) {
        int size = kept * Long.BYTES;
        bytes.putLong(RecordLayout.SPOOL + size, number);
        bytes.putLong(RecordLayout.SPOOLED, size + Long.BYTES);
        VarHandle.releaseFence();
        bytes.putLong(RecordLayout.ENDED, ended);
        VarHandle.releaseFence();
    }

    /** The results of so many items have been sent. */
    public void sent(int items) {
        bytes.putLong(RecordLayout.SPOOLED, 0);
        VarHandle.releaseFence(); // What was sent is not taken for the result of an item that has ended since.
        bytes.putLong(RecordLayout.ENDED, items);
        VarHandle.releaseFence();
        bytes.putLong(RecordLayout.SENT, items);
        VarHandle.releaseFence();
    }
}
