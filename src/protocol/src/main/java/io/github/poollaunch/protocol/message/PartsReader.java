package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A row of values behind a frame's JSON, in parts that each have a parser of their own. */
final class PartsReader extends ValueRowReader {

    private final RowFormat format;
    private final byte[] frame;
    private final List<Integer> sizes;
    private int part;
    private int position;

    private PartsReader(RowFormat format, byte[] frame, List<Integer> sizes, int position) {
        super(null);
        this.format = format;
        this.frame = frame;
        this.sizes = sizes;
        this.position = position;
    }

    /**
     * Reads the sizes of the parts.
     *
     * @param in stands at the start of the array of sizes
     * @param start where the frame starts
     * @param end where it ends
     * @param bytes how many bytes at the end of the frame the parts have together
     * @throws IllegalArgumentException if they have not
     */
    static PartsReader read(JsonParser in, byte[] frame, int start, int end, int bytes, @Nullable RowFormat format) {
        if (format == null) {
            throw new IllegalArgumentException("the values are not JSON, and no other format was agreed on");
        }
        List<Integer> sizes = new ArrayList<>();
        long total = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            int size = in.getIntValue();
            if (size < 1) {
                throw new IllegalArgumentException("a part of " + size + " bytes");
            }
            sizes.add(size);
            total += size;
        }
        if (bytes < 0 || bytes >= end - start || frame[end - bytes - 1] != FrameBuffer.END) {
            // Written with a blank, say: the frame's reader has then not seen it.
            throw new IllegalArgumentException("there are no " + bytes + " bytes behind the frame's JSON");
        }
        if (total != bytes) {
            throw new IllegalArgumentException("parts of " + total + " bytes in a frame that announces " + bytes);
        }
        return new PartsReader(format, frame, sizes, end - bytes);
    }

    @Override
    @Nullable
    JsonParser nextPart() {
        if (part == sizes.size()) {
            return null;
        }
        int size = sizes.get(part);
        JsonParser parser = format.parser(frame, position, size);
        part++;
        position += size;
        return parser;
    }
}
