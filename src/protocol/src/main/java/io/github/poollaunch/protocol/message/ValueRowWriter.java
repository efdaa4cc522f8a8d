package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.ValueCheck;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A row of values at the end of a buffer, one by one: the inside of a JSON array, or values of another format. A value
 * that turns out not to fit leaves nothing behind, and the row goes on. Not thread-safe.
 *
 * <p>A generator that a value has broken off is of no use any more. Another one can go on in JSON. In other formats it
 * cannot: its values may refer to names of earlier ones, which the reader numbers as the first generator did, and Smile's
 * header does not make a reader forget them. So the row goes on in a new part, which has a parser of its own.
 */
final class ValueRowWriter {

    private final FrameBuffer buffer;

    /** Null for JSON. */
    private final @Nullable RowFormat format;

    /** The sizes of the parts that have ended; empty in JSON. */
    private final List<Integer> parts = new ArrayList<>(0);

    /** Null as long as values of JSON have needed none. */
    private @Nullable JsonGenerator out;

    private int partStart;

    /** The values in the part, or in the whole row of JSON. */
    private int count;

    private boolean commaDue;

    ValueRowWriter(FrameBuffer buffer, @Nullable RowFormat format) {
        this(buffer, format, false);
    }

    /**
     * A row that goes on.
     *
     * @param begun whether there are values of JSON in the buffer already
     */
    ValueRowWriter(FrameBuffer buffer, @Nullable RowFormat format, boolean begun) {
        this.buffer = buffer;
        this.count = begun ? 1 : 0;
        this.format = format;
        this.partStart = buffer.size();
        this.out = format == null ? null : format.generator(buffer);
    }

    /**
     * Appends one value.
     *
     * @throws ValueException if it does not fit; the row is then as it was before
     */
    void add(ValueCodec codec, @Nullable Object value) {
        if (out != null) {
            add(out, codec, value);
        } else if (!addPlain(codec, value)) {
            out = Json.generator(buffer);
            commaDue = count > 0;
            add(out, codec, value);
        }
    }

    /**
     * Appends whole numbers out of a list, at least one value before them, until one is no such number of the codec's.
     *
     * @param to where it ends at the latest
     * @param bytes it ends when the buffer has so many
     * @return the place of the first that was not appended: {@code from} if the values are of another kind
     */
    int addWholes(ValueCodec codec, List<? extends @Nullable Object> values, int from, int to, int bytes) {
        if (out != null || count == 0 || codec.wholeBits() == 0) {
            return from;
        }
        int end = buffer.wholes(values, codec.wholeBits(), from, to, bytes);
        count += end - from;
        return end;
    }

    private boolean addPlain(ValueCodec codec, @Nullable Object value) {
        int before = buffer.size();
        try {
            if (count > 0) {
                buffer.write(',');
            }
            if (codec.writePlain(buffer, value)) {
                count++;
                return true;
            }
        } catch (ValueException e) {
            buffer.truncate(before);
            throw e;
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e; // The whole frame's fault.
        } catch (Throwable e) { // The user's code may throw a checked one.
            buffer.truncate(before);
            throw ValueCheck.refusal(e);
        }
        buffer.truncate(before);
        return false;
    }

    private void add(JsonGenerator generator, ValueCodec codec, @Nullable Object value) {
        int before = 0;
        // What a codec knows of itself holds for our JSON: another generator may refuse a string or a number.
        boolean atRisk = format != null || codec.canBreakOff() || commaDue;
        if (atRisk) {
            before = end(generator);
        }
        try {
            if (commaDue) {
                buffer.write(',');
                commaDue = false;
            }
            codec.write(generator, value);
            count++;
        } catch (ValueException e) {
            takeBack(generator, atRisk, before);
            throw e;
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e; // The whole frame's fault.
        } catch (Throwable e) {
            // Jackson's limits, or the user's code, which may throw a checked one.
            takeBack(generator, atRisk, before);
            throw ValueCheck.refusal(e);
        }
    }

    /** Where the row ends in the buffer, once all of it is there. */
    private int end(JsonGenerator generator) {
        int buffered = generator.streamWriteOutputBuffered();
        if (buffered < 0) {
            generator.flush(); // It does not say.
            buffered = 0;
        }
        return buffer.size() + buffered;
    }

    private void takeBack(JsonGenerator generator, boolean atRisk, int before) {
        if (!atRisk) {
            return;
        }
        generator.flush(); // Brings in what belongs to values before this one.
        if (format == null) {
            buffer.truncate(before);
            // The next generator would take its first value for the row's first: the comma is left to us.
            out = null;
        } else {
            endPart(before);
            out = format.generator(buffer);
        }
    }

    private void endPart(int end) {
        if (count == 0) {
            buffer.truncate(partStart); // It has a header at most.
            return;
        }
        buffer.truncate(end);
        parts.add(end - partStart);
        partStart = end;
        count = 0;
    }

    /** Brings all that was added into the buffer; returns where it ends there. */
    int flush() {
        if (out != null) {
            out.flush();
        }
        return buffer.size();
    }

    /** Ends the row. Brings all that was added into the buffer; returns the sizes of its parts, which are none in JSON. */
    List<Integer> finish() {
        if (out != null) {
            out.close();
        }
        if (format != null) {
            endPart(buffer.size());
        }
        return parts;
    }
}
