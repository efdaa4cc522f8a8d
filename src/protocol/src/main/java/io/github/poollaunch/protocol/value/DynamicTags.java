package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tags of single values, and the types that they stand for. */
public final class DynamicTags {
    private static final Map<String, Class<?>> TYPES = new HashMap<>();
    private static final Map<Class<?>, String> TAGS = new HashMap<>();

    static {
        add("$long", Long.class);
        add("$double", Double.class);
        add("$float", Float.class);
        add("$short", Short.class);
        add("$byte", Byte.class);
        add("$char", Character.class);
        add("$integer", BigInteger.class);
        add("$decimal", BigDecimal.class);
        add("$byte[]", byte[].class);
        add("$int[]", int[].class);
        add("$long[]", long[].class);
        add("$double[]", double[].class);
        add("$float[]", float[].class);
        add("$short[]", short[].class);
        add("$boolean[]", boolean[].class);
        add("$char[]", char[].class);
        add("$string[]", String[].class);
        add("$object[]", Object[].class);
        add("$optional", Optional.class);
        add("$entry", Map.Entry.class);
    }

    private DynamicTags() {}

    private static void add(String tag, Class<?> type) {
        TYPES.put(tag, type);
        TAGS.put(type, tag);
    }

    /** Returns the type that a tag stands for, or null. */
    public static @Nullable Class<?> typeTagged(String tag) {
        Class<?> type = TYPES.get(tag);
        return type != null ? type : JdkTypes.named(tag.substring(1));
    }

    /** Returns the type that {@code value} is tagged as, or null if it cannot be. */
    public static @Nullable Class<?> typeOf(Object value) {
        if (TAGS.containsKey(value.getClass())) {
            return value.getClass();
        }
        return value instanceof Map.Entry ? Map.Entry.class : JdkTypes.of(value);
    }

    /** The tag of a type that {@link #typeOf} has told; those of the JDK's value types are their simple names. */
    public static String tagOf(Class<?> type) {
        String tag = TAGS.get(type);
        return tag != null ? tag : "$" + type.getSimpleName();
    }
}
