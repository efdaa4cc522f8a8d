package io.github.poollaunch.protocol.value;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Finds the codec of a type. Thread-safe; it keeps what it has found, so it should live as long as its pool or child. */
public final class Codecs {

    private final boolean plain;
    /** Finished codecs; read without a lock, written under this object's. */
    private final Map<Type, ValueCodec> known = new ConcurrentHashMap<>();

    /**
     * Under this object's lock: what is being made for one request, among it stand-ins for codecs inside themselves. If
     * one type of it cannot travel, none of it is kept.
     */
    private final Map<Type, ValueCodec> making = new HashMap<>();

    private Codecs(boolean plain) {
        this.plain = plain;
    }

    /** Codecs between parent and child: a value whose declared type does not tell its kind is tagged. */
    public static Codecs wire() {
        return new Codecs(false);
    }

    /** Codecs for JSON that people write and read: the same, without tags. */
    public static Codecs plain() {
        return new Codecs(true);
    }

    /**
     * Returns the codec of {@code type}.
     *
     * @throws ValueException if values of that type cannot travel
     */
    public ValueCodec of(Type type) {
        ValueCodec codec = known.get(type);
        return codec != null ? codec : ofUnknown(type);
    }

    /**
     * Returns the codec of what one call takes: nothing as null, one argument as it is, several as an {@code Object[]}.
     *
     * @throws ValueException if one of the types cannot travel
     */
    public ValueCodec ofArguments(List<Type> parameters) {
        if (parameters.isEmpty()) {
            return of(Void.class);
        }
        if (parameters.size() == 1) {
            return of(parameters.get(0));
        }
        ValueCodec[] codecs = new ValueCodec[parameters.size()];
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = of(parameters.get(i));
        }
        return new ArgumentsCodec(codecs);
    }

    private synchronized ValueCodec ofUnknown(Type type) {
        ValueCodec codec = known.get(type);
        if (codec == null) {
            codec = making.get(type);
        }
        if (codec != null) {
            return codec;
        }
        boolean outermost = making.isEmpty();
        Recursive self = new Recursive();
        making.put(type, self);
        try {
            codec = make(type);
            self.target = codec;
            making.put(type, codec);
            if (outermost) {
                known.putAll(making); // Now all of them are whole: nobody can get hold of a part before.
            }
            return codec;
        } finally {
            if (outermost) {
                making.clear();
            }
        }
    }

    private ValueCodec make(Type type) {
        Class<?> raw = TypeVariables.raw(type);
        ValueCodec scalar = ScalarCodec.of(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isArray()) {
            Type element = type instanceof GenericArrayType genericArrayType
                    ? genericArrayType.getGenericComponentType()
                    : raw.getComponentType();
            return new ArrayCodec(raw, of(element));
        }
        if (raw.isRecord()) {
            return new RecordCodec(raw, this, TypeVariables.of(type));
        }
        if (raw.isEnum()) {
            return new EnumCodec(raw);
        }
        if (raw == Optional.class) {
            return new OptionalCodec(of(argument(type, Optional.class, 0)));
        }
        if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
            return collection(type, raw);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(type, raw);
        }
        if (isOpen(raw)) {
            return new DynamicCodec(raw, plain, this);
        }
        throw new ValueException("values of type " + type.getTypeName()
                + " cannot travel: use a record, a list, a map, an array, an enum, a number, a string or a boolean");
    }

    /** Whether a type says nothing about what its values are, while simple values have it. */
    private static boolean isOpen(Class<?> raw) {
        return raw == Object.class
                || raw == Number.class
                || raw == Comparable.class
                || raw == CharSequence.class
                || raw == Serializable.class;
    }

    private ValueCodec collection(Type type, Class<?> raw) {
        ValueCodec element = of(argument(type, raw == Iterable.class ? Iterable.class : Collection.class, 0));
        if (raw == Collection.class || raw == Iterable.class) {
            return new AnyCollectionCodec(raw, element, plain);
        }
        if (raw == List.class || raw == ArrayList.class) {
            // The two that nearly all programs use are spelled out: no reflection per list.
            return new CollectionCodec(raw, element, new CollectionCodec.Maker() {
                @Override
                public Collection<@Nullable Object> make() {
                    return new ArrayList<>();
                }
            });
        }
        if (raw == Set.class || raw == LinkedHashSet.class) {
            return new CollectionCodec(raw, element, new CollectionCodec.Maker() {
                @Override
                public Collection<@Nullable Object> make() {
                    return new LinkedHashSet<>();
                }
            });
        }
        Constructor<?> constructor = noArgument(raw);
        return new CollectionCodec(raw, element, new CollectionCodec.Maker() {
            @Override
            @SuppressWarnings("unchecked") // the constructor is that of a Collection
            public Collection<@Nullable Object> make() {
                return (Collection<@Nullable Object>) construct(constructor);
            }
        });
    }

    private ValueCodec map(Type type, Class<?> raw) {
        Type keyType = argument(type, Map.class, 0);
        ValueCodec value = of(argument(type, Map.class, 1));
        if (raw == Map.class && keyType == Object.class && value instanceof DynamicCodec) {
            return new DynamicCodec(raw, plain, this);
        }
        boolean stringKeys = keyType == String.class;
        if (raw == Map.class || raw == LinkedHashMap.class) {
            return new MapCodec(raw, of(keyType), value, stringKeys, new MapCodec.Maker() {
                @Override
                public Map<@Nullable Object, @Nullable Object> make() {
                    return new LinkedHashMap<>();
                }
            });
        }
        Constructor<?> constructor = noArgument(raw);
        return new MapCodec(raw, of(keyType), value, stringKeys, new MapCodec.Maker() {
            @Override
            @SuppressWarnings("unchecked") // the constructor is that of a Map
            public Map<@Nullable Object, @Nullable Object> make() {
                return (Map<@Nullable Object, @Nullable Object>) construct(constructor);
            }
        });
    }

    private static Type argument(Type type, Class<?> ancestor, int index) {
        Type found = TypeVariables.ancestor(type, ancestor);
        return found instanceof ParameterizedType parameterizedType
                ? TypeVariables.NONE.fill(parameterizedType.getActualTypeArguments()[index])
                : Object.class;
    }

    private static Constructor<?> noArgument(Class<?> raw) {
        Class<?> made = raw;
        if (raw == SortedSet.class || raw == NavigableSet.class) {
            made = TreeSet.class;
        } else if (raw == SortedMap.class || raw == NavigableMap.class) {
            made = TreeMap.class;
        } else if (raw == Queue.class || raw == Deque.class) {
            made = ArrayDeque.class;
        }
        try {
            if (!Modifier.isAbstract(made.getModifiers())) {
                return made.getConstructor();
            }
        } catch (NoSuchMethodException e) {
            // Said below, together with the abstract ones.
        }
        throw new ValueException("a " + raw.getTypeName() + " cannot be made when it is read: declare an interface such"
                + " as List, Set or Map, or a class with a public constructor without parameters");
    }

    private static Object construct(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ValueException(constructor.getDeclaringClass().getTypeName() + " cannot be made: " + e);
        }
    }

    /** Stands in for a codec inside itself. */
    private static final class Recursive implements ValueCodec {
        // Written once, under the table's lock, before the codec that holds this object is published through the table.
        private @Nullable ValueCodec target;

        private ValueCodec target() {
            ValueCodec codec = target;
            if (codec == null) {
                throw new IllegalStateException("a codec is used while it is being made");
            }
            return codec;
        }

        @Override
        public void write(JsonGenerator out, @Nullable Object value) {
            target().write(out, value);
        }

        @Override
        public @Nullable Object read(JsonParser in) {
            return target().read(in);
        }
    }
}
