package io.github.poollaunch.protocol.progress;

/**
 * Where what stands in the file of a record. All numbers are longs, the highest byte first:
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
 *   88  wholes     1 if what is in the spool are whole numbers of 8 bytes each, 0 if it is what will be sent
 *  128  spool
 * </pre>
 */
final class RecordLayout {

    static final int CLOCK = 0;
    static final int TAKEN = 8;
    static final int STARTED = 16;
    static final int STARTED_AT = 24;
    static final int ENDED = 32;
    static final int SENT = 40;
    static final int SPOOLED = 48;
    static final int CONDEMNED = 56;
    static final int CUT = 64;
    static final int STAMPED = 72;
    static final int TIMED = 80;
    static final int WHOLES = 88;
    static final int SPOOL = 128;

    /** As many bytes as a Linux pipe holds: more results than that are better on their way. */
    static final int SPOOL_BYTES = 64 * 1024;

    /** As many whole numbers as there is room for. */
    static final int SPOOL_WHOLES = SPOOL_BYTES / Long.BYTES;

    static final int SIZE = SPOOL + SPOOL_BYTES;

    private static final long LOWER_HALF = 0xffff_ffffL;

    private RecordLayout() {}

    /** What the parent writes as "cut": only the first so many items of the chunk may be started. */
    static long cut(long chunk, int items) {
        return (chunk & LOWER_HALF) << 32 | items;
    }

    /** Whether the item at that position of the chunk has been cut off. */
    static boolean isCutOff(long cut, long chunk, int position) {
        return cut >>> 32 == (chunk & LOWER_HALF) && position >= (int) cut;
    }
}
