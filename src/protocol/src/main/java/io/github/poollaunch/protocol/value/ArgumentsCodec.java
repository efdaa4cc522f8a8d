package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The arguments of a function that takes several: an {@code Object[]} as a JSON array. */
final class ArgumentsCodec implements ValueCodec {

    private final ValueCodec[] codecs;

    ArgumentsCodec(ValueCodec[] codecs) {
        this.codecs = codecs;
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        @Nullable Object[] arguments = arguments(value);
        out.writeStartArray();
        for (int i = 0; i < codecs.length; i++) {
            try {
                codecs[i].write(out, arguments[i]);
            } catch (ValueException e) {
                throw e.at(step(i));
            }
        }
        out.writeEndArray();
    }

    private @Nullable Object[] arguments(@Nullable Object value) {
        if (value instanceof Object[] arguments && arguments.length == codecs.length) {
            return arguments;
        }
        throw new ValueException("expected " + codecs.length + " arguments");
    }

    private static String step(int argument) {
        return "argument " + (argument + 1) + " ";
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new ValueException("expected a list of " + codecs.length + " arguments");
        }
        @Nullable Object[] arguments = new @Nullable Object[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            if (in.nextToken() == JsonToken.END_ARRAY) {
                throw new ValueException("expected " + codecs.length + " arguments, found " + i);
            }
            try {
                arguments[i] = codecs[i].read(in);
            } catch (ValueException e) {
                throw e.at(step(i));
            }
        }
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new ValueException("expected " + codecs.length + " arguments, found more");
        }
        return arguments;
    }

    @Override
    public boolean isGenerated() {
        return Elements.areGenerated(codecs);
    }
}
