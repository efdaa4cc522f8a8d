package io.github.poollaunch.protocol.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the codecs of collections and maps. The kinds that nearly all programs use are made without reflection. */
final class ContainerCodecs {

    private final Codecs codecs;
    private final boolean plain;

    ContainerCodecs(Codecs codecs, boolean plain) {
        this.codecs = codecs;
        this.plain = plain;
    }

    ValueCodec collection(Type type, Class<?> raw) {
        Type elementType = argument(type, raw == Iterable.class ? Iterable.class : Collection.class, 0);
        ValueCodec element = codecs.of(elementType);
        PackedFractions packing = plain ? null : PackedFractions.of(elementType);
        if (raw == Collection.class || raw == Iterable.class) {
            return new AnyCollectionCodec(raw, element, packing, plain);
        }
        if (raw == List.class || raw == ArrayList.class) {
            return new CollectionCodec(raw, false, element, packing, new CollectionCodec.Maker() {
                @Override
                public Collection<@Nullable Object> make() {
                    return new ArrayList<>();
                }
            });
        }
        if (raw == Set.class || raw == LinkedHashSet.class) {
            return new CollectionCodec(raw, true, element, null, new CollectionCodec.Maker() {
                @Override
                public Collection<@Nullable Object> make() {
                    return new LinkedHashSet<>();
                }
            });
        }
        boolean set = Set.class.isAssignableFrom(raw);
        return new CollectionCodec(
                raw, set, element, set ? null : packing, RareContainers.collection(raw, elementType));
    }

    ValueCodec map(Type type, Class<?> raw) {
        Type keyType = argument(type, Map.class, 0);
        ValueCodec value = codecs.of(argument(type, Map.class, 1));
        if (raw == Map.class && keyType == Object.class && value instanceof DynamicCodec) {
            return new DynamicCodec(raw, plain, codecs);
        }
        boolean stringKeys = keyType == String.class;
        if (raw == Map.class || raw == LinkedHashMap.class) {
            return new MapCodec(raw, codecs.of(keyType), value, stringKeys, new MapCodec.Maker() {
                @Override
                public Map<@Nullable Object, @Nullable Object> make() {
                    return new LinkedHashMap<>();
                }
            });
        }
        return new MapCodec(raw, codecs.of(keyType), value, stringKeys, RareContainers.map(raw, keyType));
    }

    ValueCodec entry(Type type, Class<?> raw) {
        return new EntryCodec(
                raw, codecs.of(argument(type, Map.Entry.class, 0)), codecs.of(argument(type, Map.Entry.class, 1)));
    }

    static Type argument(Type type, Class<?> ancestor, int index) {
        Type found = TypeVariables.ancestor(type, ancestor);
        return found instanceof ParameterizedType parameterizedType
                ? TypeVariables.NONE.fill(parameterizedType.getActualTypeArguments()[index])
                : Object.class;
    }

    static Object construct(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ValueException(constructor.getDeclaringClass().getTypeName() + " cannot be made: " + e);
        }
    }

    static Constructor<?> noArgument(Class<?> declared, Class<?> made) {
        try {
            if (!Modifier.isAbstract(made.getModifiers())) {
                Constructor<?> constructor = made.getConstructor();
                if (!JdkTypes.isJdk(made)) {
                    constructor.setAccessible(true); // A public constructor of a class that is not public.
                }
                return constructor;
            }
        } catch (NoSuchMethodException e) {
            // Said below, together with the abstract ones.
        } catch (RuntimeException e) {
            throw new ValueException("the class " + made.getTypeName() + " is not accessible: open its package ("
                    + e.getMessage() + ")");
        }
        throw new ValueException("a " + declared.getTypeName() + " cannot be made when it is read: declare an interface"
                + " such as List, Set or Map, or a class with a public constructor without parameters");
    }
}
