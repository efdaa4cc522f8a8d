package io.github.poollaunch.protocol.value;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Doubles, or floats, in the bytes that they came in: a list like any other, whose elements are made when they are asked
 * for. A million small objects would take more time and memory than all else on their way. It is an {@link ArrayList} from
 * its first change on, or the first view of a part of it. As thread-safe as that.
 */
final class PackedList extends AbstractList<@Nullable Object> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1;

    private final transient boolean doubles;
    private final transient int length;

    /** Null once the list was changed. */
    private transient @Nullable ByteBuffer packed;

    /** Its elements, once it was changed. */
    private transient List<@Nullable Object> changed = new ArrayList<>(0);

    /**
     * @param packed its bytes, which belong to this from now on
     */
    PackedList(boolean doubles, ByteBuffer packed) {
        this.doubles = doubles;
        this.packed = packed;
        this.length = packed.remaining() / (doubles ? Double.BYTES : Float.BYTES);
    }

    @Override
    public int size() {
        return packed == null ? changed.size() : length;
    }

    @Override
    public @Nullable Object get(int index) {
        ByteBuffer bytes = packed;
        if (bytes == null) {
            return changed.get(index);
        }
        int place = Objects.checkIndex(index, length);
        return doubles ? (Object) bytes.getDouble(place * Double.BYTES) : (Object) bytes.getFloat(place * Float.BYTES);
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return packed == null ? changed.iterator() : super.iterator();
    }

    @Override
    public ListIterator<@Nullable Object> listIterator(int index) {
        return packed == null ? changed.listIterator(index) : super.listIterator(index);
    }

    /** What it is from its first change on. */
    private List<@Nullable Object> changed() {
        if (packed != null) {
            changed = new ArrayList<>(this);
            packed = null;
        }
        return changed;
    }

    @Override
    public @Nullable Object set(int index, @Nullable Object element) {
        return changed().set(index, element);
    }

    @Override
    public void add(int index, @Nullable Object element) {
        changed().add(index, element);
        modCount++;
    }

    @Override
    public boolean addAll(Collection<? extends @Nullable Object> elements) {
        return addAll(size(), elements);
    }

    @Override
    public boolean addAll(int index, Collection<? extends @Nullable Object> elements) {
        Object[] more = elements.toArray(); // It may be this list, or a part of it.
        boolean grown = changed().addAll(index, Arrays.asList(more));
        modCount += grown ? 1 : 0;
        return grown;
    }

    @Override
    public @Nullable Object remove(int index) {
        Object removed = changed().remove(index);
        modCount++;
        return removed;
    }

    // The others would remove one by one, each time moving all that follow.

    /** A view of a part would do so, too, if it were one of this. */
    @Override
    public List<@Nullable Object> subList(int from, int to) {
        return changed().subList(from, to);
    }

    @Override
    public void clear() {
        packed = null; // What there would be to change is empty as yet.
        changed.clear();
        modCount++;
    }

    @Override
    public boolean removeIf(Predicate<? super @Nullable Object> filter) {
        boolean removed = changed().removeIf(filter);
        modCount += removed ? 1 : 0;
        return removed;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return removeIf(elements::contains);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return removeIf(each -> !elements.contains(each));
    }

    private Object writeReplace() {
        return new ArrayList<>(this);
    }
}
