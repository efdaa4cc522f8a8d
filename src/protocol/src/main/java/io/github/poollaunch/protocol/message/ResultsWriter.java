package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a chunk's results, one by one as its items end, in one reply or several. Not thread-safe: only the child's task
 * thread writes results.
 */
public final class ResultsWriter {

    /** How many whole numbers are written at once. */
    private static final int WHOLES = 128;

    private final OutputStream out;
    private final FrameBuffer frame;
    private final @Nullable RowFormat format;

    /** Where the results are written that wait to be sent: in the frame itself, or apart if they are not JSON. */
    private final FrameBuffer results;

    private long chunk;
    private @Nullable ValueCodec codec;

    /** Null before a reply's first result. */
    private @Nullable ValueRowWriter row;

    private int rowStart;
    private int rowEnd;

    /** Whether all of the chunk's results were whole numbers so far, and are JSON: such are written many at once. */
    private boolean wholes;

    /** Those that are not written yet: made for a chunk of such results. */
    private long @Nullable [] unwritten;

    private int unwrittenCount;

    /** The items of the reply in the making: those that have results, and failed ones. */
    private int items;

    /** By their place in the reply. */
    private final Map<Integer, Throwable> failures = new TreeMap<>();

    ResultsWriter(OutputStream out, FrameBuffer frame, @Nullable RowFormat format) {
        this.out = out;
        this.frame = frame;
        this.format = format;
        this.results = format == null ? frame : new FrameBuffer();
    }

    /** What follows are results of that chunk. */
    public void begin(long number, ValueCodec results) {
        chunk = number;
        codec = results;
        wholes = format == null && results.wholeBits() > 0;
        beginReply();
    }

    private void beginReply() {
        row = null;
        items = 0;
        failures.clear();
        if (format == null) {
            frame.begin();
            frame.ascii("{\"chunk\":").number(chunk).ascii(",\"results\":[");
        } else {
            results.clear();
        }
        rowStart = results.size();
        rowEnd = rowStart;
        unwrittenCount = 0;
    }

    /**
     * Appends an item's result to the reply in the making, wholly encoded, or as the number that it is ({@link #areWholes}).
     *
     * @throws ValueException if it cannot travel; the item has no result then
     * @throws FrameTooLargeException if there is no frame large enough for it; the item has no result then
     * @throws OutOfMemoryError if there is no memory for it; the item has no result then, and no other can be added
     */
    public void add(@Nullable Object result) {
        if (codec == null) {
            throw new IllegalStateException("no chunk was begun");
        }
        if (wholes && addWhole(result, codec.wholeBits())) {
            items++;
            return;
        }
        wholes = false;
        writeWholes();
        ValueRowWriter writer = row == null ? new ValueRowWriter(results, format, rowEnd > rowStart) : row;
        row = writer;
        try {
            writer.add(codec, result);
            rowEnd = writer.flush();
            items++;
        } catch (ValueException e) {
            rowEnd = writer.flush();
            throw new ValueException("the result cannot travel: " + e.getMessage());
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            // A generator may have more of it, which must not come in any more.
            row = null;
            results.truncate(rowEnd);
            throw e;
        }
    }

    /** Returns false if the result is no such number. */
    private boolean addWhole(@Nullable Object result, int bits) {
        long number;
        if (bits == Integer.SIZE && result instanceof Integer whole) {
            number = whole;
        } else if (bits == Long.SIZE && result instanceof Long whole && whole != Long.MIN_VALUE) {
            number = whole;
        } else {
            return false;
        }
        long[] numbers = unwritten;
        if (numbers == null) {
            numbers = new long[WHOLES];
            unwritten = numbers;
        }
        if (unwrittenCount == numbers.length) {
            writeWholes();
        }
        numbers[unwrittenCount++] = number;
        return true;
    }

    private void writeWholes() {
        if (unwritten != null && unwrittenCount > 0) {
            results.truncate(rowEnd); // There may have been no memory for all of them the last time.
            results.wholes(unwritten, unwrittenCount, rowEnd > rowStart);
            rowEnd = results.size();
            unwrittenCount = 0;
        }
    }

    /** An item has failed. What it threw is encoded when the reply is sent, which should be soon. */
    public void fail(Throwable failure) {
        failures.put(items, failure);
        items++;
    }

    /** Whether all results of the chunk were whole numbers so far: some of those that wait to be sent are not encoded yet. */
    public boolean areWholes() {
        return wholes;
    }

    /** The result that was added last, if {@link #areWholes}. */
    public long lastWhole() {
        if (unwritten == null) {
            throw new IllegalStateException("no whole number was added");
        }
        return unwritten[unwrittenCount - 1];
    }

    /** The number of bytes of the results that wait to be sent; if {@link #areWholes}, of those that are encoded already. */
    public int size() {
        return rowEnd - rowStart;
    }

    /** The array that holds these bytes, from {@link #offset}; valid until the next call. */
    public byte[] bytes() {
        return results.array();
    }

    /** Where these bytes begin. */
    public int offset() {
        return rowStart;
    }

    /** Sends what there is; more of the chunk follows. */
    public void sendPart() throws IOException {
        send(",\"more\":true}");
        beginReply();
    }

    /**
     * Sends what there is: the chunk has ended.
     *
     * @param retire whether this child must not be given anything more, so that what is left of the chunk is not run here
     */
    public void sendLast(boolean retire) throws IOException {
        send(retire ? ",\"retire\":true}" : "}");
    }

    private void send(String end) throws IOException {
        writeWholes();
        List<Integer> parts = row == null ? partsWithoutWriter() : row.finish();
        if (format != null) {
            frame.begin(results);
            frame.ascii("\"chunk\":").number(chunk).ascii(",\"results\":[").numbers(parts);
        }
        frame.ascii("]");
        if (!failures.isEmpty()) {
            writeFailures();
        }
        frame.ascii(end);
        if (format == null) {
            frame.send(out);
        } else {
            frame.send(out, results);
        }
    }

    /** A writer that was given up has left one part at most: a reply is sent as soon as a result did not fit. */
    private List<Integer> partsWithoutWriter() {
        return format == null || size() == 0 ? List.of() : List.of(size());
    }

    private void writeFailures() {
        String before = ",\"failures\":[";
        for (Map.Entry<Integer, Throwable> entry : failures.entrySet()) {
            frame.ascii(before).ascii("{\"index\":").number(entry.getKey()).ascii(",\"fault\":");
            int start = frame.size();
            try {
                write(Fault.of(entry.getValue()));
            } catch (FrameTooLargeException e) {
                frame.truncate(start);
                write(Fault.of(new ValueException("the exception "
                        + entry.getValue().getClass().getName() + " cannot travel: " + e.getMessage())));
            }
            frame.ascii("}");
            before = ",";
        }
        frame.ascii("]");
    }

    private void write(Fault fault) {
        JsonGenerator json = Json.generator(frame);
        fault.write(json);
        json.close();
    }
}
