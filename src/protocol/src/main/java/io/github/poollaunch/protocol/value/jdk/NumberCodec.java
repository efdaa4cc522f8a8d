package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueOutput;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A type whose values are told in full by a whole number. */
final class NumberCodec<T> extends JdkCodec<T> {

    private final ToLongFunction<T> number;
    private final LongFunction<T> make;

    NumberCodec(Class<T> type, ToLongFunction<T> number, LongFunction<T> make) {
        super(type);
        this.number = number;
        this.make = make;
    }

    @Override
    void writeValue(ValueOutput out, T value) {
        out.writeNumber(number.applyAsLong(value));
    }

    @Override
    @Nullable
    T readValue(JsonParser in, JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT ? make.apply(in.getLongValue()) : null;
    }
}
