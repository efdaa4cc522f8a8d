package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.GeneratorOutput;
import io.github.poollaunch.protocol.value.JsonOutput;
import io.github.poollaunch.protocol.value.ValueCheck;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import io.github.poollaunch.protocol.value.ValueOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A row of values at the end of a buffer, one by one: the inside of a JSON array, or values of another format. A value
 * that turns out not to fit leaves nothing behind, and the row goes on. Not thread-safe.
 *
 * <p>In other formats than JSON a generator that a value has broken off is of no use any more, and another one cannot go on: its
 * values may refer to names of earlier ones, which the reader numbers as the first generator did, and Smile's
 * header does not make a reader forget them. So the row goes on in a new part, which has a parser of its own.
 */
final class ValueRowWriter {

    private final FrameBuffer buffer;

    /** Null for JSON. */
    private final @Nullable RowFormat format;

    /** The sizes of the parts that have ended; empty in JSON. */
    private final List<Integer> parts = new ArrayList<>(0);

    /** Null in other formats. */
    private final @Nullable JsonOutput json;

    private ValueOutput out;

    /** Of the part in the making; null in JSON. */
    private @Nullable JsonGenerator generator;

    private int partStart;

    /** The values in the part, or in the whole row of JSON. */
    private int count;

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
        if (format == null) {
            json = new JsonOutput(buffer);
            out = json;
        } else {
            json = null;
            generator = format.generator(buffer);
            out = GeneratorOutput.of(generator);
        }
    }

    /**
     * Appends one value.
     *
     * @throws ValueException if it does not fit; the row is then as it was before
     */
    void add(ValueCodec codec, @Nullable Object value) {
        int before = end();
        try {
            if (json != null) {
                json.begin(count > 0);
            }
            out.writeWhole(codec, value);
            count++;
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e; // The whole frame's fault.
        } catch (Throwable e) { // Jackson's limits, or the user's code, which may throw a checked one.
            takeBack(before);
            throw ValueCheck.refusal(e);
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
        if (format != null || count == 0 || codec.wholeBits() == 0) {
            return from;
        }
        int end = buffer.wholes(values, codec.wholeBits(), from, to, bytes);
        count += end - from;
        return end;
    }

    /** Where the row ends in the buffer, once all of it is there. */
    private int end() {
        if (generator == null) {
            return buffer.size();
        }
        int buffered = generator.streamWriteOutputBuffered();
        if (buffered < 0) {
            generator.flush(); // It does not say.
            buffered = 0;
        }
        return buffer.size() + buffered;
    }

    private void takeBack(int before) {
        if (generator == null || format == null) {
            buffer.truncate(before);
            return;
        }
        generator.flush(); // Brings in what belongs to values before this one.
        endPart(before);
        generator = format.generator(buffer);
        out = GeneratorOutput.of(generator);
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
        if (generator != null) {
            generator.flush();
        }
        return buffer.size();
    }

    /** Ends the row. Brings all that was added into the buffer; returns the sizes of its parts, which are none in JSON. */
    List<Integer> finish() {
        if (generator != null) {
            generator.close();
            endPart(buffer.size());
        }
        return parts;
    }
}
