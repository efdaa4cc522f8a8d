package io.github.poollaunch.protocol.value;

import java.util.AbstractMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A map's entry as a pair; it arrives as one that equals it and cannot be changed. */
final class EntryCodec implements ValueCodec {

    private final Class<?> declared;
    private final ValueCodec key;
    private final ValueCodec value;

    EntryCodec(Class<?> declared, ValueCodec key, ValueCodec value) {
        if (!declared.isAssignableFrom(AbstractMap.SimpleImmutableEntry.class)
                && declared != AbstractMap.SimpleEntry.class) {
            throw new ValueException(
                    "a " + declared.getTypeName() + " cannot be made when it is read: declare Map.Entry");
        }
        this.declared = declared;
        this.key = key;
        this.value = value;
    }

    @Override
    public void write(ValueOutput out, @Nullable Object entry) {
        if (entry == null) {
            out.writeNull();
            return;
        }
        if (declared == Map.Entry.class ? !(entry instanceof Map.Entry) : entry.getClass() != declared) {
            throw ValueException.notA(declared.getTypeName(), entry);
        }
        out.writeStartArray();
        Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
        try {
            write(out, key, pair.getKey(), ".getKey()");
            write(out, value, pair.getValue(), ".getValue()");
        } catch (RuntimeException e) {
            throw UserCode.failed("the entry cannot be read", e);
        }
        out.writeEndArray();
    }

    private static void write(ValueOutput out, ValueCodec codec, @Nullable Object part, String step) {
        try {
            codec.write(out, part);
        } catch (ValueException e) {
            throw e.at(step);
        }
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw ValueException.unreadable(declared.getTypeName(), in);
        }
        Object keyRead = read(in, key, ".getKey()");
        Object valueRead = read(in, value, ".getValue()");
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw ValueException.unreadable("the end of a pair of key and value", in);
        }
        return declared == AbstractMap.SimpleEntry.class
                ? new AbstractMap.SimpleEntry<>(keyRead, valueRead)
                : new AbstractMap.SimpleImmutableEntry<>(keyRead, valueRead);
    }

    private static @Nullable Object read(JsonParser in, ValueCodec codec, String step) {
        if (in.nextToken() == JsonToken.END_ARRAY) {
            throw ValueException.unreadable("a pair of key and value", in);
        }
        try {
            return codec.read(in);
        } catch (ValueException e) {
            throw e.at(step);
        }
    }

    @Override
    public boolean isGenerated() {
        return key.isGenerated() || value.isGenerated();
    }
}
