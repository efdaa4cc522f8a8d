package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.format.Json;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A list, set or queue as a JSON array, in its own order. Where an interface is declared, any class of it may stand, and
 * one that equals it arrives; where a class is declared, exactly that class.
 */
final class CollectionCodec implements ValueCodec {

    /** Makes the empty collection that is read into. */
    interface Maker {
        Collection<@Nullable Object> make();
    }

    private static final String UNREADABLE = "its elements cannot be read";

    /** How many whole numbers are read at once, in a list's beginning and then. */
    private static final int FEW_WHOLES = 16;

    private static final int MANY_WHOLES = 2_048;

    private final Class<?> declared;
    private final boolean exact;
    private final boolean set;
    private final ValueCodec element;
    private final @Nullable PackedFractions packing;
    private final Maker maker;

    /**
     * @param set whether an element that occurs twice is an error
     * @param packing how lists of many elements are packed; null if they are not
     */
    CollectionCodec(
            Class<?> declared, boolean set, ValueCodec element, @Nullable PackedFractions packing, Maker maker) {
        this.declared = declared;
        this.exact = !Modifier.isAbstract(declared.getModifiers());
        this.set = set;
        this.element = element;
        this.packing = packing;
        this.maker = maker;
    }

    private boolean isDeclared(Object value) {
        return exact ? value.getClass() == declared : declared.isInstance(value);
    }

    private byte @Nullable [] packed(Object value) {
        try {
            return packing != null && value instanceof List<?> list ? packing.pack(list) : null;
        } catch (RuntimeException e) {
            throw UserCode.failed(UNREADABLE, e);
        }
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!isDeclared(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        byte[] packed = out.isKept() ? packed(value) : null;
        if (packed != null) {
            out.writeBinary(packed);
            return;
        }
        checkKind(value);
        try {
            Elements.write(out, element, (Collection<?>) value);
        } catch (RuntimeException e) {
            throw UserCode.failed(UNREADABLE, e);
        }
    }

    /** Refuses what a plain array of the elements would not tell. */
    private void checkKind(Object value) {
        if (value instanceof List) {
            return;
        }
        if (value instanceof SortedSet<?> sorted && sorted.comparator() == String.CASE_INSENSITIVE_ORDER) {
            throw ValueException.hasComparator(value); // A plain set would not find what this one finds.
        }
        if (SortedSet.class.isAssignableFrom(declared)) {
            if (((SortedSet<?>) value).comparator() != null) {
                throw ValueException.hasComparator(value);
            }
        } else if (value instanceof PriorityQueue<?> queue) {
            if (!exact) {
                throw losesItsOrder(value);
            }
            if (queue.comparator() != null) {
                throw ValueException.hasComparator(value);
            }
        } else if (value instanceof BlockingQueue<?> queue) {
            checkBlocking(queue);
        }
    }

    private void checkBlocking(BlockingQueue<?> queue) {
        if (!exact && (queue instanceof PriorityBlockingQueue || queue instanceof DelayQueue)) {
            throw losesItsOrder(queue);
        }
        if (queue instanceof PriorityBlockingQueue<?> priority && priority.comparator() != null) {
            throw ValueException.hasComparator(queue);
        }
        long capacity = (long) queue.remainingCapacity() + queue.size();
        if (exact && capacity < Integer.MAX_VALUE) {
            throw new ValueException("the capacity of a " + queue.getClass().getTypeName()
                    + " cannot travel: send one without, or a list");
        }
    }

    private ValueException losesItsOrder(Object value) {
        return new ValueException(
                "a " + value.getClass().getTypeName() + " would lose its order where " + declared.getTypeName()
                        + " is declared: declare " + value.getClass().getSimpleName());
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (packing != null && PackedFractions.isAt(in.currentToken())) {
            return unpacked(packing.read(in, declared.getTypeName()));
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw ValueException.unreadable(declared.getTypeName(), in);
        }
        Collection<@Nullable Object> values = maker.make();
        int bits = element.wholeBits();
        long[] wholes = {};
        int count = 0;
        int index = 0;
        while (in.nextValue() != JsonToken.END_ARRAY) {
            try {
                addNext(values, element.read(in));
                index++;
                if (bits > 0 && Json.isBeforeComma(in)) {
                    if (count == wholes.length && count < MANY_WHOLES) {
                        wholes = new long[Math.min(MANY_WHOLES, FEW_WHOLES + 2 * count)]; // What it had is taken.
                    }
                    count = Json.wholes(in, wholes, 0, bits);
                    for (int i = 0; i < count; i++) {
                        addNext(values, element.ofWhole(wholes[i]));
                        index++;
                    }
                }
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
        }
        return values;
    }

    private void addNext(Collection<@Nullable Object> values, @Nullable Object value) {
        if (!add(values, value) && set) {
            throw new ValueException("the set has an element twice");
        }
    }

    private Object unpacked(PackedList list) {
        if (declared.isInstance(list)) {
            return list;
        }
        Collection<@Nullable Object> values = maker.make();
        if (values instanceof ArrayList<?> growing) {
            growing.ensureCapacity(list.size());
        }
        for (Object each : list) {
            add(values, each);
        }
        return values;
    }

    private static boolean add(Collection<@Nullable Object> values, @Nullable Object value) {
        try {
            return values.add(value);
        } catch (RuntimeException e) {
            // No null in some of the JDK's; and the user's own may refuse anything.
            throw UserCode.failed("a " + values.getClass().getTypeName() + " does not take it", e);
        }
    }

    @Override
    public boolean isGenerated() {
        return element.isGenerated();
    }
}
