package io.github.poollaunch.protocol.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Values whose declared type does not tell what they are: {@code Object}, {@code Number}, an erased type variable.
 *
 * <p>Null, booleans, strings, int, double, lists and maps with string keys are plain JSON. Every other kind is tagged,
 * as an object with one member that starts with a dollar: {@code {"$long": 5}}, {@code {"$set": […]}},
 * {@code {"$map": [[key, value], …]}}. A map that has such a key itself travels as {@code $map}. The tags are a closed
 * set of JDK types: no class is loaded because a tag names it. A list, set or map of any class arrives as a plain one
 * that equals it. A value of another class of the user's is refused with its path, since nothing would tell the other side
 * which class it is.
 *
 * <p>Plain mode, for JSON that people write and read, neither writes nor understands tags: there an integer is read as
 * the smallest of int, long and BigInteger that holds it.
 */
final class DynamicCodec implements ValueCodec {

    private final Class<?> declared;
    private final boolean plain;
    private final Codecs codecs;

    DynamicCodec(Class<?> declared, boolean plain, Codecs codecs) {
        this.declared = declared;
        this.plain = plain;
        this.codecs = codecs;
    }

    @Override
    public void write(JsonGenerator out, @Nullable Object value) {
        if (value != null && !declared.isInstance(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        writeAny(out, value);
    }

    private void writeAny(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String string) {
            NonNumberCodecs.writeText(out, string);
        } else if (value instanceof Integer i) {
            out.writeNumber((int) i);
        } else if (value instanceof Double d && Double.isFinite(d)) {
            out.writeNumber((double) d);
        } else if (value instanceof Boolean b) {
            out.writeBoolean(b);
        } else {
            try {
                writeOther(out, value);
            } catch (RuntimeException e) {
                throw UserCode.failed("its contents cannot be read", e);
            }
        }
    }

    private void writeOther(JsonGenerator out, Object value) {
        if (value instanceof List) {
            writeElements(out, (List<?>) value);
        } else if (value instanceof Map) {
            if (value instanceof IdentityHashMap) {
                throw new ValueException("an IdentityHashMap cannot travel, since its keys are other objects on the"
                        + " other side: send another kind of map");
            }
            writeMap(out, (Map<?, ?>) value);
        } else if (value instanceof Set) {
            startTag(out, "$set");
            writeElements(out, (Set<?>) value);
            endTag(out);
        } else {
            writeTagged(out, value);
        }
    }

    private void writeTagged(JsonGenerator out, Object value) {
        Class<?> type = DynamicTags.typeOf(value);
        if (type == null) {
            // A constant with a body has a class of its own, which nobody knows by its name.
            Class<?> named = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
            throw new ValueException("a " + named.getTypeName()
                    + " cannot travel where the declared type is " + declared.getTypeName()
                    + ": declare its own type in the function's signature (in a static method, not an erased lambda)");
        }
        startTag(out, DynamicTags.tagOf(type));
        codecs.of(type).write(out, value);
        endTag(out);
    }

    private void writeElements(JsonGenerator out, Iterable<?> values) {
        Nesting.startArray(out);
        int index = 0;
        for (Object each : values) {
            try {
                writeAny(out, each);
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
            index++;
        }
        out.writeEndArray();
    }

    private void writeMap(JsonGenerator out, Map<?, ?> map) {
        if (plain || hasPlainKeys(map)) {
            Nesting.startObject(out);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeName(String.valueOf(entry.getKey()));
                writeMember(out, entry);
            }
            out.writeEndObject();
            return;
        }
        startTag(out, "$map");
        Nesting.startArray(out);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Nesting.startArray(out);
            writeAny(out, entry.getKey());
            writeMember(out, entry);
            out.writeEndArray();
        }
        out.writeEndArray();
        endTag(out);
    }

    private void writeMember(JsonGenerator out, Map.Entry<?, ?> entry) {
        try {
            writeAny(out, entry.getValue());
        } catch (ValueException e) {
            throw e.at("[" + entry.getKey() + "]");
        }
    }

    private static boolean hasPlainKeys(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String string) || string.startsWith("$") || !BinaryText.canBeName(string)) {
                return false;
            }
        }
        return true;
    }

    private void startTag(JsonGenerator out, String tag) {
        if (!plain) {
            Nesting.startObject(out);
            out.writeName(tag);
        }
    }

    private void endTag(JsonGenerator out) {
        if (!plain) {
            out.writeEndObject();
        }
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        Object value = readAny(in);
        if (value != null && !declared.isInstance(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        return value;
    }

    private @Nullable Object readAny(JsonParser in) {
        JsonToken token = in.currentToken();
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> NonNumberCodecs.readText(in, token);
            case VALUE_NUMBER_INT -> readInteger(in);
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
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
                values.add(readAny(in));
            } catch (ValueException e) {
                throw e.at("[" + values.size() + "]");
            }
        }
        return values;
    }

    private @Nullable Object readObject(JsonParser in) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
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
            map.put(name, readAny(in));
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
        Class<?> type = DynamicTags.typeTagged(tag);
        if (type == null) {
            throw new ValueException("unknown tag " + tag);
        }
        return codecs.of(type).read(in);
    }
}
