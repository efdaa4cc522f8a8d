package io.github.poollaunch.protocol.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A value declared as Collection or Iterable: a list as a JSON array, a set tagged as {@code {"$set": […]}}, since a list
 * never equals a set. Other kinds are refused: nothing would tell the other side which they are.
 */
final class AnyCollectionCodec implements ValueCodec {

    private static final String SET = "$set";

    private final Class<?> declared;
    private final CollectionCodec list;
    private final CollectionCodec set;
    private final boolean plain;

    AnyCollectionCodec(Class<?> declared, ValueCodec element, @Nullable PackedFractions packing, boolean plain) {
        this.declared = declared;
        this.plain = plain;
        this.list = new CollectionCodec(List.class, false, element, packing, new CollectionCodec.Maker() {
            @Override
            public Collection<@Nullable Object> make() {
                return new ArrayList<>();
            }
        });
        this.set = new CollectionCodec(Set.class, true, element, null, new CollectionCodec.Maker() {
            @Override
            public Collection<@Nullable Object> make() {
                return new LinkedHashSet<>();
            }
        });
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null || value instanceof List) {
            list.write(out, value);
        } else if (!(value instanceof Set)) {
            throw ValueException.notA("a list or a set where " + declared.getTypeName() + " is declared", value);
        } else if (plain) {
            set.write(out, value);
        } else {
            out.writeStartObject();
            out.writeName(SET);
            set.write(out, value);
            out.writeEndObject();
        }
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (plain || in.currentToken() != JsonToken.START_OBJECT) {
            return list.read(in);
        }
        if (!SET.equals(in.nextName())) {
            throw ValueException.unreadable("a list or " + SET, in);
        }
        in.nextToken();
        Object value = set.read(in);
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw ValueException.unreadable("the end of " + SET, in);
        }
        return value;
    }

    @Override
    public boolean isGenerated() {
        return list.isGenerated();
    }
}
