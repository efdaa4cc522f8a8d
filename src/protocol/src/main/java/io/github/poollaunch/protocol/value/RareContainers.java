package io.github.poollaunch.protocol.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import org.jspecify.annotations.Nullable;

/** How collections and maps of other classes than the usual ones are made. Loaded when one is first declared. */
final class RareContainers {
    private RareContainers() {}

    /** What is made where an interface is declared. */
    private static final Map<Class<?>, Class<?>> MADE = Map.ofEntries(
            Map.entry(SortedSet.class, TreeSet.class),
            Map.entry(NavigableSet.class, TreeSet.class),
            Map.entry(SortedMap.class, TreeMap.class),
            Map.entry(NavigableMap.class, TreeMap.class),
            Map.entry(ConcurrentMap.class, ConcurrentHashMap.class),
            Map.entry(ConcurrentNavigableMap.class, ConcurrentSkipListMap.class),
            // Unlike an ArrayDeque, it may hold null and equals lists.
            Map.entry(Queue.class, LinkedList.class),
            Map.entry(Deque.class, LinkedList.class),
            Map.entry(BlockingQueue.class, LinkedBlockingQueue.class),
            Map.entry(BlockingDeque.class, LinkedBlockingDeque.class),
            Map.entry(TransferQueue.class, LinkedTransferQueue.class));

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the element type is checked by hand, the constructor is a Collection's
    static CollectionCodec.Maker collection(Class<?> raw, Type element) {
        if (raw == EnumSet.class) {
            Class constants = enumType(raw, element);
            return () -> EnumSet.noneOf(constants);
        }
        Constructor<?> constructor = constructor(raw);
        return () -> (Collection<@Nullable Object>) ContainerCodecs.construct(constructor);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the key type is checked by hand, the constructor is a Map's
    static MapCodec.Maker map(Class<?> raw, Type key) {
        if (raw == EnumMap.class) {
            Class constants = enumType(raw, key);
            return () -> new EnumMap(constants);
        }
        if (IdentityHashMap.class.isAssignableFrom(raw)) {
            throw new ValueException("an IdentityHashMap cannot travel, since its keys are other objects on the other"
                    + " side: declare another kind of map");
        }
        Constructor<?> constructor = constructor(raw);
        return () -> (Map<@Nullable Object, @Nullable Object>) ContainerCodecs.construct(constructor);
    }

    private static Class<?> enumType(Class<?> raw, Type argument) {
        Class<?> type = TypeVariables.raw(argument);
        if (!type.isEnum()) {
            throw new ValueException("the enum of " + raw.getTypeName() + "<" + argument.getTypeName()
                    + "> is not known: declare it with its enum");
        }
        return type;
    }

    private static Constructor<?> constructor(Class<?> raw) {
        for (Class<?> each = raw; each != null && !JdkTypes.isJdk(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                    throw new ValueException("the field " + field.getName() + " of " + raw.getTypeName()
                            + " would be lost, since a collection or map travels by its elements: put both into a"
                            + " record, or make the field transient");
                }
            }
        }
        return ContainerCodecs.noArgument(raw, MADE.getOrDefault(raw, raw));
    }
}
