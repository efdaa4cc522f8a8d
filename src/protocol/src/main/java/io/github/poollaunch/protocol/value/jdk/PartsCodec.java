package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.NonNumberCodecs;
import io.github.poollaunch.protocol.value.ValueException;
import io.github.poollaunch.protocol.value.ValueOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A type whose values are told by a small array of texts, longs, doubles and nulls. */
final class PartsCodec<T> extends JdkCodec<T> {

    private final Function<T, List<? extends @Nullable Object>> parts;
    private final Function<List<@Nullable Object>, T> make;

    PartsCodec(
            Class<T> type,
            Function<T, List<? extends @Nullable Object>> parts,
            Function<List<@Nullable Object>, T> make) {
        super(type);
        this.parts = parts;
        this.make = make;
    }

    @Override
    void writeValue(ValueOutput out, T value) {
        out.writeStartArray();
        for (Object part : parts.apply(value)) {
            if (part instanceof Long number) {
                out.writeNumber((long) number);
            } else if (part instanceof Double number) {
                out.writeNumber(number, false);
            } else if (part == null) {
                out.writeNull();
            } else {
                out.writeString((String) part);
            }
        }
        out.writeEndArray();
    }

    @Override
    @Nullable
    T readValue(JsonParser in, JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            return null;
        }
        List<@Nullable Object> read = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            switch (in.currentToken()) {
                case VALUE_NULL -> read.add(null);
                case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> read.add(NonNumberCodecs.readText(in, in.currentToken()));
                case VALUE_NUMBER_INT -> read.add(in.getLongValue());
                case VALUE_NUMBER_FLOAT -> read.add(in.getDoubleValue());
                default -> throw ValueException.unreadable("a text or a number", in);
            }
        }
        return make.apply(read);
    }
}
