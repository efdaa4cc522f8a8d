package io.github.poollaunch.dispatch;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.Args3;
import io.github.poollaunch.Items;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole input of a call that needs to know its length: read once, in the caller's thread. */
final class ListInput {

    /** A size() that lies must not cost memory; a list grows beyond this by doubling. */
    private static final int MOST_EXPECTED = 1 << 16;

    /** Lists of the JDK that have their items in an array: an ArrayList, those of List.of and Stream.toList, Arrays.asList. */
    private static final Set<Class<?>> TRUSTED =
            Set.of(ArrayList.class, List.of().getClass(), Arrays.asList().getClass());

    private ListInput() {}

    /** Reads what a function of one argument takes. */
    static List<@Nullable Object> of(Iterable<?> items) {
        // A list that grows copies a million items seven times over, while no worker has anything to do.
        return items instanceof List<?> list && TRUSTED.contains(list.getClass())
                ? new ArrayList<>(list)
                : read(items, item -> item);
    }

    /** Reads pairs: a task of several arguments takes an array of them. */
    static List<@Nullable Object> ofPairs(Iterable<? extends Args2<?, ?>> items) {
        return read(items, args -> {
            requireArgs(args);
            return new @Nullable Object[] {args.first(), args.second()};
        });
    }

    /** Reads threes. */
    static List<@Nullable Object> ofThrees(Iterable<? extends Args3<?, ?, ?>> items) {
        return read(items, args -> {
            requireArgs(args);
            return new @Nullable Object[] {args.first(), args.second(), args.third()};
        });
    }

    private static void requireArgs(@Nullable Args args) {
        if (args == null) {
            throw new NullPointerException("an item of starmap is null: make it with Args.of");
        }
    }

    /** By its iterator: a list whose size() lies, or changes meanwhile, is as long as it turns out to be. */
    private static <T extends @Nullable Object> List<@Nullable Object> read(
            Iterable<T> items, Function<T, @Nullable Object> toItem) {
        Objects.requireNonNull(items, "items");
        int expected = items instanceof Collection<?> collection ? collection.size() : 0;
        List<@Nullable Object> list = new ArrayList<>(Math.max(10, Math.min(expected, MOST_EXPECTED)));
        try {
            for (T item : items) {
                list.add(toItem.apply(item));
            }
        } finally {
            if (items instanceof Items<?> closeable) {
                closeable.close();
            }
        }
        return list;
    }
}
