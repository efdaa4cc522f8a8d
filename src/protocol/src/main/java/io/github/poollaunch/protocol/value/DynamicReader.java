package io.github.poollaunch.protocol.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what {@link DynamicCodec} has written. Immutable, thread-safe. */
final class DynamicReader {

    private final boolean plain;
    private final Codecs codecs;

    DynamicReader(boolean plain, Codecs codecs) {
        this.plain = plain;
        this.codecs = codecs;
    }

    @Nullable
    Object read(JsonParser in) {
        JsonToken token = in.currentToken();
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> NonNumberCodecs.readText(in, token);
            case VALUE_NUMBER_INT -> readInteger(in);
            case VALUE_NUMBER_FLOAT -> FractionCodecs.finite(in);
            case START_ARRAY -> readElements(in, new ArrayList<>());
            case START_OBJECT -> readObject(in);
            default -> throw ValueException.unreadable("a value", in);
        };
    }

    private static Object readInteger(JsonParser in) {
        return switch (in.getNumberType()) {
            case INT -> in.getIntValue();
            case LONG -> in.getLongValue();
            default -> in.getBigIntegerValue();
        };
    }

    private Set<@Nullable Object> readSet(JsonParser in) {
        List<@Nullable Object> values = readElements(in, new ArrayList<>());
        Set<@Nullable Object> set = new LinkedHashSet<>(values);
        if (set.size() != values.size()) {
            throw new ValueException("the set has an element twice");
        }
        return set;
    }

    private <C extends Collection<@Nullable Object>> C readElements(JsonParser in, C values) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            try {
                values.add(read(in));
            } catch (ValueException e) {
                throw e.at("[" + values.size() + "]");
            }
        }
        return values;
    }

    private @Nullable Object readObject(JsonParser in) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        int names = 0;
        String name;
        while ((name = in.nextName()) != null) {
            JsonToken token = in.nextToken();
            if (!plain && name.startsWith("$") && map.isEmpty()) {
                Object value = readTagged(name, token, in);
                if (in.nextToken() != JsonToken.END_OBJECT) {
                    throw ValueException.unreadable("the end of the tagged value " + name, in);
                }
                return value;
            }
            map.put(name, read(in));
            names++;
            if (map.size() != names) {
                throw new ValueException("the object has the name " + name + " twice");
            }
        }
        return map;
    }

    private @Nullable Object readTagged(String tag, JsonToken token, JsonParser in) {
        if (tag.equals("$set") && token == JsonToken.START_ARRAY) {
            return readSet(in);
        }
        if (tag.equals("$map") && token == JsonToken.START_ARRAY) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            int count = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() != JsonToken.START_ARRAY) {
                    throw ValueException.unreadable("a pair of key and value", in);
                }
                List<@Nullable Object> pair = readElements(in, new ArrayList<>(2));
                if (pair.size() != 2) {
                    throw new ValueException("expected a pair of key and value, found " + pair.size() + " values");
                }
                map.put(pair.get(0), pair.get(1));
                count++;
            }
            if (map.size() != count) {
                throw new ValueException("the map has a key twice");
            }
            return map;
        }
        PackedFractions packing = PackedFractions.tagged(tag);
        if (packing != null && PackedFractions.isAt(token)) {
            return packing.read(in, tag);
        }
        Class<?> type = DynamicTags.typeTagged(tag);
        if (type == null) {
            throw new ValueException("unknown tag " + tag);
        }
        return codecs.of(type).read(in);
    }
}
