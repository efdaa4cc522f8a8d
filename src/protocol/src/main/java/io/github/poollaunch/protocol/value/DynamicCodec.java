package io.github.poollaunch.protocol.value;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Values whose declared type does not tell what they are: {@code Object}, {@code Number}, an erased type variable.
 *
 * <p>Null, booleans, strings, int, double, lists and maps with string keys are plain JSON. Every other kind is tagged,
 * as an object with one member that starts with a dollar: {@code {"$long": 5}}, {@code {"$set": […]}},
 * {@code {"$map": [[key, value], …]}}; and so is a list of many doubles or floats ({@link PackedFractions}). A map that has such a key itself travels as {@code $map}. The tags are a closed
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
    private final DynamicReader reader;

    DynamicCodec(Class<?> declared, boolean plain, Codecs codecs) {
        this.declared = declared;
        this.plain = plain;
        this.codecs = codecs;
        this.reader = new DynamicReader(plain, codecs);
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value != null && !declared.isInstance(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        writeAny(out, value);
    }

    private void writeAny(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String string) {
            out.writeString(string);
        } else if (value instanceof Integer i) {
            out.writeNumber((int) i);
        } else if (value instanceof Double d && Double.isFinite(d)) {
            out.writeNumber(d, false);
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

    private void writeOther(ValueOutput out, Object value) {
        if (value instanceof List<?> list) {
            writeList(out, list);
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

    private void writeList(ValueOutput out, List<?> list) {
        Object first = plain || list.size() < PackedFractions.LEAST || !out.isKept() ? null : first(list);
        PackedFractions packing = first == null ? null : PackedFractions.of(first.getClass());
        if (packing != null) {
            byte[] packed = packing.pack(list);
            if (packed != null) {
                startTag(out, packing.tag());
                out.writeBinary(packed);
                endTag(out);
                return;
            }
        }
        writeElements(out, list);
    }

    /** Null if there is none, whatever the list has said: others may change it. */
    private static @Nullable Object first(List<?> list) {
        Iterator<?> elements = list.iterator();
        return elements.hasNext() ? elements.next() : null;
    }

    private void writeTagged(ValueOutput out, Object value) {
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

    private void writeElements(ValueOutput out, Iterable<?> values) {
        out.writeStartArray();
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

    private void writeMap(ValueOutput out, Map<?, ?> map) {
        if (plain || hasPlainKeys(map)) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeName(String.valueOf(entry.getKey()));
                writeMember(out, entry);
            }
            out.writeEndObject();
            return;
        }
        startTag(out, "$map");
        out.writeStartArray();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeStartArray();
            writeAny(out, entry.getKey());
            writeMember(out, entry);
            out.writeEndArray();
        }
        out.writeEndArray();
        endTag(out);
    }

    private void writeMember(ValueOutput out, Map.Entry<?, ?> entry) {
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

    private void startTag(ValueOutput out, String tag) {
        if (!plain) {
            out.writeStartObject();
            out.writeName(tag);
        }
    }

    private void endTag(ValueOutput out) {
        if (!plain) {
            out.writeEndObject();
        }
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        Object value = reader.read(in);
        if (value != null && !declared.isInstance(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        return value;
    }
}
