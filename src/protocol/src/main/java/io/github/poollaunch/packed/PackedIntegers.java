package io.github.poollaunch.packed;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows at its end. As long as all of its elements are Integers they are numbers in an array, and objects only
 * when they are asked for: a million results take 4 MB instead of 20, and the collectors have nothing to follow. From the
 * first other element on it has objects. Not thread-safe.
 */
public final class PackedIntegers extends AbstractList<@Nullable Object> implements RandomAccess {

    private int size;

    /** Null once there is an element that is no Integer. */
    private int @Nullable [] numbers;

    /** What it has then. */
    private @Nullable Object[] objects = {};

    /**
     * @param room for how many elements it has room before it grows
     */
    public PackedIntegers(int room) {
        this.numbers = new int[room];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object get(int index) {
        Objects.checkIndex(index, size);
        return numbers != null ? (Object) numbers[index] : objects[index];
    }

    @Override
    public boolean add(@Nullable Object element) {
        int[] packed = numbers;
        if (packed != null && element instanceof Integer number) {
            packed = withRoom(packed, 1);
            packed[size] = number;
        } else {
            @Nullable Object[] all = objects(1);
            all[size] = element;
        }
        size++;
        modCount++;
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends @Nullable Object> elements) {
        if (elements instanceof PackedIntegers others && others.numbers != null && numbers != null) {
            int more = others.size;
            int[] packed = withRoom(numbers, more);
            System.arraycopy(others.numbers, 0, packed, size, more);
            size += more;
            modCount++;
            return more > 0;
        }
        return super.addAll(elements);
    }

    /** Appends numbers out of an array, each of which must be an int. */
    public void addAll(long[] values, int from, int to) {
        int[] packed = numbers;
        if (packed == null) {
            for (int i = from; i < to; i++) {
                add((int) values[i]);
            }
            return;
        }
        packed = withRoom(packed, to - from);
        int at = size;
        for (int i = from; i < to; i++) {
            packed[at++] = (int) values[i];
        }
        size = at;
        modCount++;
    }

    /**
     * Its numbers, with room for so many more behind the last of them: whoever writes some there tells of it ({@link #added})
     * before anything else is asked of this list. Null if it has objects.
     */
    public int @Nullable [] room(int more) {
        return numbers == null ? null : withRoom(numbers, more);
    }

    /** So many numbers were written into its {@link #room}. */
    public void added(int count) {
        size += count;
        modCount++;
    }

    /** Copies elements, as numbers; false if they are none, and nothing was copied. */
    public boolean copyTo(int from, int[] target, int place, int count) {
        if (numbers == null) {
            return false;
        }
        System.arraycopy(numbers, from, target, place, count);
        return true;
    }

    /** Some of its elements, as a list of their own. */
    public PackedIntegers copy(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        PackedIntegers some = new PackedIntegers(to - from);
        if (numbers != null) {
            some.numbers = Arrays.copyOfRange(numbers, from, to);
            some.size = to - from;
        } else {
            some.addAll(subList(from, to));
        }
        return some;
    }

    /** Whether all of its elements are Integers. */
    public boolean isPacked() {
        return numbers != null;
    }

    private int[] withRoom(int[] packed, int more) {
        if (more <= packed.length - size) {
            return packed;
        }
        int[] larger = Arrays.copyOf(packed, length(more));
        numbers = larger;
        return larger;
    }

    /** Its elements as objects, from now on. */
    private @Nullable Object[] objects(int more) {
        if (numbers != null) {
            @Nullable Object[] all = new @Nullable Object[length(more)];
            for (int i = 0; i < size; i++) {
                all[i] = numbers[i];
            }
            objects = all;
            numbers = null;
        } else if (more > objects.length - size) {
            objects = Arrays.copyOf(objects, length(more));
        }
        return objects;
    }

    private int length(int more) {
        return Math.max(Math.addExact(size, more), Math.max(10, size + (size >> 1)));
    }

    @Override
    public @Nullable Object[] toArray() {
        if (numbers == null) {
            return Arrays.copyOf(objects, size, Object[].class);
        }
        @Nullable Object[] all = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            all[i] = numbers[i];
        }
        return all;
    }
}
