package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.NonNumberCodecs;
import io.github.poollaunch.protocol.value.ValueOutput;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A type whose values are told in full by a text. */
final class TextCodec<T> extends JdkCodec<T> {

    /** Whether a value that was read is the one that was written. */
    interface Sameness<T> {
        boolean same(T value, T read);
    }

    private final Function<T, String> text;
    private final Function<String, T> parse;
    private final @Nullable Sameness<T> sameness;
    private final String mend;

    /** A type each value of which is told by its text. */
    TextCodec(Class<T> type, Function<T, String> text, Function<String, T> parse) {
        this(type, text, parse, null, "");
    }

    /**
     * A type some values of which are not told by their text: each is tried before it is written.
     *
     * @param mend what a user can do about a value that is refused
     */
    TextCodec(
            Class<T> type,
            Function<T, String> text,
            Function<String, T> parse,
            @Nullable Sameness<T> sameness,
            String mend) {
        super(type);
        this.text = text;
        this.parse = parse;
        this.sameness = sameness;
        this.mend = mend;
    }

    @Override
    void writeValue(ValueOutput out, T value) {
        out.writeString(told(value));
    }

    private String told(T value) {
        String told = text.apply(value);
        if (sameness != null && !survives(value, told, sameness)) {
            throw inexact(value, mend);
        }
        return told;
    }

    private boolean survives(T value, String told, Sameness<T> is) {
        try {
            return is.same(value, parse.apply(told));
        } catch (RuntimeException e) {
            return false; // Not even readable.
        }
    }

    @Override
    @Nullable
    T readValue(JsonParser in, JsonToken token) {
        String told = NonNumberCodecs.readText(in, token);
        return told == null ? null : parse.apply(told);
    }
}
