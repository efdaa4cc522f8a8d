package io.github.poollaunch.protocol.value;

import java.util.Collection;
import java.util.PriorityQueue;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A list or set as a JSON array, in its own order. */
final class CollectionCodec implements ValueCodec {

    /** Makes the empty collection that is read into. */
    interface Maker {
        Collection<@Nullable Object> make();
    }

    private final Class<?> declared;
    private final ValueCodec element;
    private final Maker maker;

    CollectionCodec(Class<?> declared, ValueCodec element, Maker maker) {
        this.declared = declared;
        this.element = element;
        this.maker = maker;
    }

    @Override
    public void write(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!declared.isInstance(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        if ((SortedSet.class.isAssignableFrom(declared) && ((SortedSet<?>) value).comparator() != null)
                || (value instanceof PriorityQueue<?> queue && queue.comparator() != null)) {
            throw ValueException.hasComparator(value);
        }
        out.writeStartArray();
        int index = 0;
        for (Object each : (Iterable<?>) value) {
            try {
                element.write(out, each);
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
            index++;
        }
        out.writeEndArray();
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw ValueException.unreadable(declared.getTypeName(), in);
        }
        Collection<@Nullable Object> values = maker.make();
        int index = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            try {
                values.add(element.read(in));
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
            index++;
        }
        return values;
    }
}
