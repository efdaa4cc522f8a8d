package io.github.poollaunch.protocol.value;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A map in its own order: with string keys as a JSON object, with other keys as an array of {@code [key, value]} pairs.
 * A null key turns a map with string keys into pairs, too, and so does one that has half of a surrogate pair, which no format reads as a name;
 * both forms are read.
 */
final class MapCodec implements ValueCodec {

    /** Makes the empty map that is read into. */
    interface Maker {
        Map<@Nullable Object, @Nullable Object> make();
    }

    private final Class<?> declared;
    private final ValueCodec key;
    private final ValueCodec value;
    private final boolean stringKeys;
    private final Maker maker;

    MapCodec(Class<?> declared, ValueCodec key, ValueCodec value, boolean stringKeys, Maker maker) {
        this.declared = declared;
        this.key = key;
        this.value = value;
        this.stringKeys = stringKeys;
        this.maker = maker;
    }

    @Override
    public void write(JsonGenerator out, @Nullable Object map) {
        if (map == null) {
            out.writeNull();
            return;
        }
        if (!declared.isInstance(map)) {
            throw ValueException.notA(declared.getTypeName(), map);
        }
        if (SortedMap.class.isAssignableFrom(declared) && ((SortedMap<?, ?>) map).comparator() != null) {
            throw ValueException.hasComparator(map);
        }
        if (stringKeys && !hasKeyThatIsNoName((Map<?, ?>) map)) {
            writeObject(out, (Map<?, ?>) map);
        } else {
            writePairs(out, (Map<?, ?>) map);
        }
    }

    private void writeObject(JsonGenerator out, Map<?, ?> map) {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String)) {
                throw ValueException.notA("a string as key", entry.getKey());
            }
            out.writeName((String) entry.getKey());
            writeValue(out, entry);
        }
        out.writeEndObject();
    }

    private void writePairs(JsonGenerator out, Map<?, ?> map) {
        out.writeStartArray();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeStartArray();
            try {
                key.write(out, entry.getKey());
            } catch (ValueException e) {
                throw e.at(".keySet()");
            }
            writeValue(out, entry);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void writeValue(JsonGenerator out, Map.Entry<?, ?> entry) {
        try {
            value.write(out, entry.getValue());
        } catch (ValueException e) {
            throw e.at("[" + step(entry.getKey()) + "]");
        }
    }

    private static boolean hasKeyThatIsNoName(Map<?, ?> map) {
        for (Object each : map.keySet()) {
            if (each == null || (each instanceof String string && BinaryText.isNeeded(string))) {
                return true;
            }
        }
        return false;
    }

    private static String step(@Nullable Object key) {
        if (key instanceof String string) {
            return '"' + string + '"';
        }
        return key instanceof Number || key == null
                ? String.valueOf(key)
                : key.getClass().getTypeName();
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.START_OBJECT && stringKeys) {
            return readObject(in);
        }
        if (token == JsonToken.START_ARRAY) {
            return readPairs(in);
        }
        throw ValueException.unreadable(declared.getTypeName(), in);
    }

    private Map<@Nullable Object, @Nullable Object> readObject(JsonParser in) {
        Map<@Nullable Object, @Nullable Object> map = maker.make();
        String name;
        while ((name = in.nextName()) != null) {
            in.nextToken();
            map.put(name, readValue(in, name));
        }
        return map;
    }

    private Map<@Nullable Object, @Nullable Object> readPairs(JsonParser in) {
        Map<@Nullable Object, @Nullable Object> map = maker.make();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw ValueException.unreadable("a pair of key and value", in);
            }
            in.nextToken();
            Object keyRead;
            try {
                keyRead = key.read(in);
            } catch (ValueException e) {
                throw e.at(".keySet()");
            }
            in.nextToken();
            map.put(keyRead, readValue(in, keyRead));
            if (in.nextToken() != JsonToken.END_ARRAY) {
                throw ValueException.unreadable("the end of a pair of key and value", in);
            }
        }
        return map;
    }

    private @Nullable Object readValue(JsonParser in, @Nullable Object keyRead) {
        try {
            return value.read(in);
        } catch (ValueException e) {
            throw e.at("[" + step(keyRead) + "]");
        }
    }
}
