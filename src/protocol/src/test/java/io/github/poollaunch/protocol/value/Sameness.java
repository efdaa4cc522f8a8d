package io.github.poollaunch.protocol.value;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether two values are equal in content, type and order, with arrays by their elements and doubles by their bits. */
final class Sameness {
    private Sameness() {}

    static boolean same(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof List || a instanceof Set) {
            boolean kind = a instanceof List ? b instanceof List : b instanceof Set;
            return kind && sameElements(((Iterable<?>) a).iterator(), ((Iterable<?>) b).iterator());
        }
        if (a instanceof Map<?, ?> first && b instanceof Map<?, ?> second) {
            return sameElements(first.keySet().iterator(), second.keySet().iterator())
                    && sameElements(first.values().iterator(), second.values().iterator());
        }
        if (a.getClass() != b.getClass()) {
            return false;
        }
        if (a instanceof Optional<?> first) {
            return same(first.orElse(null), ((Optional<?>) b).orElse(null));
        }
        if (a.getClass().isArray()) {
            int length = Array.getLength(a);
            for (int i = 0; i < length; i++) {
                if (Array.getLength(b) != length || !same(Array.get(a, i), Array.get(b, i))) {
                    return false;
                }
            }
            return length == Array.getLength(b);
        }
        return a.getClass().isRecord() ? sameComponents(a, b) : Objects.equals(a, b);
    }

    private static boolean sameElements(Iterator<?> a, Iterator<?> b) {
        while (a.hasNext() && b.hasNext()) {
            if (!same(a.next(), b.next())) {
                return false;
            }
        }
        return !a.hasNext() && !b.hasNext();
    }

    private static boolean sameComponents(Object a, Object b) {
        for (RecordComponent component : a.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                if (!same(
                        component.getAccessor().invoke(a),
                        component.getAccessor().invoke(b))) {
                    return false;
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }
}
