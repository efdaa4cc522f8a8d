package io.github.poollaunch.protocol.value;

import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A map in its own order: with string keys as a JSON object, with other keys as an array of {@code [key, value]} pairs.
 * A null key turns a map with string keys into pairs, too, and so does one that is long or has half of a surrogate pair,
 * which not each format reads as a name; both forms are read.
 */
final class MapCodec implements ValueCodec {

    /** Makes the empty map that is read into. */
    interface Maker {
        Map<@Nullable Object, @Nullable Object> make();
    }

    private static final String UNREADABLE = "its entries cannot be read";

    private final Class<?> declared;
    private final boolean exact;
    private final ValueCodec key;
    private final ValueCodec value;
    private final boolean stringKeys;
    private final Maker maker;

    MapCodec(Class<?> declared, ValueCodec key, ValueCodec value, boolean stringKeys, Maker maker) {
        this.declared = declared;
        this.exact = !Modifier.isAbstract(declared.getModifiers());
        this.key = key;
        this.value = value;
        this.stringKeys = stringKeys;
        this.maker = maker;
    }

    @Override
    public void write(ValueOutput out, @Nullable Object map) {
        if (map == null) {
            out.writeNull();
            return;
        }
        checkType(map);
        try {
            if (stringKeys && canBeNames((Map<?, ?>) map)) {
                writeObject(out, (Map<?, ?>) map);
            } else {
                writePairs(out, (Map<?, ?>) map);
            }
        } catch (RuntimeException e) {
            throw UserCode.failed(UNREADABLE, e);
        }
    }

    private void checkType(Object map) {
        if (exact ? map.getClass() != declared : !declared.isInstance(map)) {
            throw ValueException.notA(declared.getTypeName(), map);
        }
        if (map.getClass() != LinkedHashMap.class) {
            checkKind(map);
        }
    }

    /** Refuses what the entries alone would not tell. */
    private void checkKind(Object map) {
        if (SortedMap.class.isAssignableFrom(declared) && ((SortedMap<?, ?>) map).comparator() != null) {
            throw ValueException.hasComparator(map);
        }
        if (map instanceof SortedMap<?, ?> sorted && sorted.comparator() == String.CASE_INSENSITIVE_ORDER) {
            throw ValueException.hasComparator(map); // A plain map would not find what this one finds.
        }
        if (map instanceof IdentityHashMap) {
            throw new ValueException("an IdentityHashMap cannot travel, since its keys are other objects on the other"
                    + " side: send another kind of map");
        }
        if (map instanceof Properties properties
                && properties.stringPropertyNames().size() > countStrings(properties)) {
            throw new ValueException(
                    "the defaults of Properties cannot travel: put them into the properties themselves");
        }
    }

    private static int countStrings(Properties properties) {
        int strings = 0;
        for (Map.Entry<?, ?> entry : properties.entrySet()) {
            if (entry.getKey() instanceof String && entry.getValue() instanceof String) {
                strings++;
            }
        }
        return strings;
    }

    private void writeObject(ValueOutput out, Map<?, ?> map) {
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

    private void writePairs(ValueOutput out, Map<?, ?> map) {
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

    private void writeValue(ValueOutput out, Map.Entry<?, ?> entry) {
        try {
            value.write(out, entry.getValue());
        } catch (ValueException e) {
            throw e.at("[" + step(entry.getKey()) + "]");
        }
    }

    private static boolean canBeNames(Map<?, ?> map) {
        for (Object each : map.keySet()) {
            if (each == null || (each instanceof String string && !BinaryText.canBeName(string))) {
                return false;
            }
        }
        return true;
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
        int count = 0;
        while ((name = in.nextName()) != null) {
            in.nextToken();
            put(map, name, readValue(in, name));
            count++;
        }
        checkSize(map, count);
        return map;
    }

    private Map<@Nullable Object, @Nullable Object> readPairs(JsonParser in) {
        Map<@Nullable Object, @Nullable Object> map = maker.make();
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw ValueException.unreadable("a pair of key and value", in);
            }
            if (in.nextToken() == JsonToken.END_ARRAY) {
                throw ValueException.unreadable("a pair of key and value", in);
            }
            Object keyRead;
            try {
                keyRead = key.read(in);
            } catch (ValueException e) {
                throw e.at(".keySet()");
            }
            if (in.nextToken() == JsonToken.END_ARRAY) {
                throw ValueException.unreadable("a pair of key and value", in);
            }
            put(map, keyRead, readValue(in, keyRead));
            if (in.nextToken() != JsonToken.END_ARRAY) {
                throw ValueException.unreadable("the end of a pair of key and value", in);
            }
            count++;
        }
        checkSize(map, count);
        return map;
    }

    private static void put(Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
        try {
            map.put(key, value);
        } catch (RuntimeException e) {
            // No null in some of the JDK's; and the user's own may refuse anything.
            throw UserCode.failed("a " + map.getClass().getTypeName() + " does not take the key " + step(key), e);
        }
    }

    private static void checkSize(Map<?, ?> map, int count) {
        if (map.size() != count) {
            throw new ValueException("the map has a key twice");
        }
    }

    private @Nullable Object readValue(JsonParser in, @Nullable Object keyRead) {
        try {
            return value.read(in);
        } catch (ValueException e) {
            throw e.at("[" + step(keyRead) + "]");
        }
    }

    @Override
    public boolean isGenerated() {
        return key.isGenerated() || value.isGenerated();
    }
}
