package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.fuzz.Memory;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Any bytes as a row of values of a declared type. What is read can be written or is refused, and then is read as what it
 * was. The input's first byte tells the type and the format.
 */
public final class ValueFuzz {

    private ValueFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] values = Arrays.copyOfRange(input, 1, input.length);
        RowFormat format = RequestFuzz.format(input[0]);
        ValueCodec codec = RequestFuzz.declared(input[0]);
        byte[] frame = frame(values, format);
        Memory.bounded(frame.length, () -> RequestFuzz.read(frame, format, codec, new ArrayList<>()));
        List<@Nullable Object> read = new ArrayList<>();
        int count = RequestFuzz.read(frame, format, codec, read);
        if (format == null && count >= 0) {
            checkCount(values, count);
        }
        for (Object value : read) {
            checkTravelsOn(value, format, codec);
        }
    }

    private static byte[] frame(byte[] values, @Nullable RowFormat format) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        String head = "\"chunk\":1,\"function\":1,\"failFast\":false,\"items\":[";
        if (format == null) {
            frame.writeBytes(ascii("{" + head));
            frame.writeBytes(values);
            frame.writeBytes(ascii("]}"));
        } else {
            frame.writeBytes(ascii("{\"bytes\":" + values.length + "," + head + values.length + "]}\n"));
            frame.writeBytes(values);
        }
        return frame.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A codec that reads too much or too little of its value makes one of two, or two of one. */
    private static void checkCount(byte[] values, int read) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        row.write('[');
        row.writeBytes(values);
        row.write(']');
        JsonParser in = Json.parser(row.toByteArray());
        int count = 0;
        try {
            in.nextToken();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                in.skipChildren();
                count++;
            }
        } catch (JacksonException e) {
            return;
        }
        if (read != count) {
            throw new AssertionError(count + " values were read as " + read);
        }
    }

    private static void checkTravelsOn(@Nullable Object value, @Nullable RowFormat format, ValueCodec codec) {
        byte[] first = written(value, format, codec);
        if (first.length == 0) {
            return;
        }
        List<@Nullable Object> arrived = new ArrayList<>();
        int count = RequestFuzz.read(first, format, codec, arrived);
        if (count != 1 || arrived.size() != 1) {
            throw new AssertionError("what was written cannot be read: " + text(first));
        }
        byte[] second = written(arrived.get(0), format, codec);
        if (!Arrays.equals(first, second)) {
            throw new AssertionError("written as " + text(first) + ", arrived as " + text(second));
        }
    }

    /** Returns the frame with a value; nothing if it is refused. */
    static byte[] written(@Nullable Object value, @Nullable RowFormat format, ValueCodec codec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Map<Integer, ValueException> refused =
                    new RequestWriter(out, format).run(1, 1, false, codec, Collections.singletonList(value));
            refused.values().forEach(each -> RequestFuzz.check(each.getMessage()));
            byte[] frame = new FrameReader(new ByteArrayInputStream(out.toByteArray()), (first, total) -> {}).next();
            return frame == null ? new byte[0] : frame;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
