package io.github.poollaunch.worker;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An item as a short text for messages. */
final class ItemText {

    private static final int MAX_CHARS = 100;

    /** What is larger is told by its size: its text could be as large as memory. */
    private static final int MAX_ELEMENTS = 20;

    private ItemText() {}

    static String of(@Nullable Object item) {
        try {
            return shorten(textOf(item));
        } catch (Throwable e) { // The user's own toString.
            return item == null ? "null" : "a " + item.getClass().getName();
        }
    }

    private static String textOf(@Nullable Object item) {
        if (item instanceof CharSequence text) {
            return '"'
                    + (text.length() > MAX_CHARS
                            ? text.subSequence(0, MAX_CHARS).toString()
                            : text.toString())
                    + '"';
        }
        if (item instanceof Collection<?> collection && collection.size() > MAX_ELEMENTS) {
            return "a " + item.getClass().getSimpleName() + " of " + collection.size();
        }
        if (item instanceof Map<?, ?> map && map.size() > MAX_ELEMENTS) {
            return "a " + item.getClass().getSimpleName() + " of " + map.size();
        }
        if (item != null && item.getClass().isArray()) {
            return arrayText(item);
        }
        return String.valueOf(item);
    }

    private static String arrayText(Object array) {
        int size = Array.getLength(array);
        if (size > MAX_ELEMENTS) {
            return "a " + array.getClass().getSimpleName() + " of " + size;
        }
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < size; i++) {
            text.add(of(Array.get(array, i)));
        }
        return text.toString();
    }

    private static String shorten(String text) {
        String oneLine = text.replace('\n', ' ').replace('\r', ' ');
        return oneLine.length() <= MAX_CHARS + 2 ? oneLine : oneLine.substring(0, MAX_CHARS) + "…";
    }
}
