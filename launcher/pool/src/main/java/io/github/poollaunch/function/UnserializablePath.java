package io.github.poollaunch.function;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says where in what a function carries is the object that serialisation has refused: it names the class alone. The way is
 * searched as serialisation goes: fields that are not transient, elements, entries, what nested lambdas have captured.
 */
final class UnserializablePath {

    /** What a function carries may be large, and this only makes a message better. */
    private static final int MOST_OBJECTS = 100_000;

    /**
     * An object, and the way to it.
     *
     * @param isRoot whether it is one of those that the function itself carries: the message tells its class
     */
    private record Place(Object object, String path, boolean isRoot) {}

    private final String refused;
    private final ArrayDeque<Place> toVisit = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private UnserializablePath(String refused) {
        this.refused = refused;
    }

    /**
     * The shortest way to an object that cannot be serialised.
     *
     * @param root the function, or an {@code Object[]} of what it captures
     * @param refused the name of the class that serialisation has refused
     * @return such as {@code captured value 2 (com.example.Job).connection.socket}; null if it is not found, since it is
     *     inside an object that cannot be looked into
     */
    static @Nullable String find(Object root, String refused) {
        UnserializablePath search = new UnserializablePath(refused);
        if (root instanceof Object[] captured) {
            search.addCaptured(captured, "");
        } else {
            search.add(root, "its object", true);
        }
        try {
            return search.run();
        } catch (RuntimeException | StackOverflowError e) {
            return null; // A collection of the user's that cannot be walked: there is a message without the path.
        }
    }

    private @Nullable String run() {
        Place place;
        while ((place = toVisit.pollFirst()) != null && seen.size() < MOST_OBJECTS) {
            Object object = place.object();
            if (!(object instanceof Serializable)) {
                if (object.getClass().getName().equals(refused)) {
                    return place.path();
                }
                continue; // Serialisation did not come here: some class writes its own form.
            }
            addParts(place);
        }
        return null;
    }

    private void add(@Nullable Object object, String path, boolean isRoot) {
        if (object == null || object instanceof String || object instanceof Number || object instanceof Enum<?>) {
            return;
        }
        if (seen.add(object)) {
            toVisit.addLast(new Place(object, path, isRoot));
        }
    }

    private void addCaptured(@Nullable Object[] captured, String prefix) {
        for (int i = 0; i < captured.length; i++) {
            add(captured[i], prefix + "captured value " + (i + 1), true);
        }
    }

    private void addParts(Place place) {
        Object object = place.object();
        Class<?> type = object.getClass();
        if (type.isHidden() || type.isSynthetic()) {
            SerializedLambda lambda = FunctionSpecs.lambda(object);
            if (lambda != null) {
                addCaptured(FunctionSpecs.captured(lambda), place.path() + ", a lambda: ");
            }
            return;
        }
        String path = place.isRoot() ? place.path() + " (" + type.getTypeName() + ")" : place.path();
        if (object instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                add(array[i], path + "[" + i + "]", false);
            }
        } else if (object instanceof Collection<?> collection) {
            int index = 0;
            for (Object element : collection) {
                add(element, path + "[" + index++ + "]", false);
            }
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key, path + ", a key", false);
                add(value, path + "[" + text(key) + "]", false);
            });
        }
        if (!(object instanceof Externalizable)) {
            addFields(object, path);
        }
    }

    /** A key of the user's may have a toString of any kind. */
    private static String text(@Nullable Object key) {
        return key == null || key instanceof String || key instanceof Number || key instanceof Enum<?>
                ? String.valueOf(key)
                : key.getClass().getTypeName();
    }

    private void addFields(Object object, String path) {
        // The fields of a class that is not serialisable are not written, also if a class below it is.
        for (Class<?> each = object.getClass();
                each != null && Serializable.class.isAssignableFrom(each);
                each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.getType().isPrimitive()) {
                    addField(object, field, path + "." + field.getName());
                }
            }
        }
    }

    private void addField(Object object, Field field, String path) {
        try {
            field.setAccessible(true);
            add(field.get(object), path, false);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            // The JDK's, or another module's: the way ends here.
        }
    }
}
