package io.github.poollaunch.protocol.value;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Doubles, or floats, in the bytes that they came in: a list like any other, whose elements are made when they are asked
 * for. A million small objects would take more time and memory than all else on their way. It is an {@link ArrayList} from
 * its first change on. As thread-safe as that.
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
        modCount++;
        changed().add(index, element);
    }

    @Override
    public boolean addAll(int index, Collection<? extends @Nullable Object> elements) {
        modCount++;
        return changed().addAll(index, elements);
    }

    @Override
    public @Nullable Object remove(int index) {
        modCount++;
        return changed().remove(index);
    }

    // The others would remove one by one, each time moving all that follow.

    @Override
    protected void removeRange(int from, int to) {
        modCount++;
        changed().subList(from, to).clear();
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
