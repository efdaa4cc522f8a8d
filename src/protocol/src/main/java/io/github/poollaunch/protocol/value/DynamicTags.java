package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags of single values, and the types that they stand for. */
final class DynamicTags {
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
    }

    private DynamicTags() {}

    private static void add(String tag, Class<?> type) {
        TYPES.put(tag, type);
        TAGS.put(type, tag);
    }

    static @Nullable Class<?> typeOf(String tag) {
        return TYPES.get(tag);
    }

    static @Nullable String tagOf(Class<?> type) {
        return TAGS.get(type);
    }
}
