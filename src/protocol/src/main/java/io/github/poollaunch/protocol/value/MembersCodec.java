package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An object of the user's as a JSON object of its members: written in their order, read in any. */
abstract class MembersCodec implements ValueCodec {

    private final Class<?> type;
    private final String[] names;

    /** What is before each member's value: {@code ,"name":}, and a brace instead of the first comma. */
    private final byte[][] heads;

    private final ValueCodec[] codecs;
    private final boolean generated;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param codecs of the members, in the order of their names
     */
    MembersCodec(Class<?> type, String[] names, ValueCodec[] codecs) {
        this.type = type;
        this.names = names;
        this.codecs = codecs;
        this.generated = Elements.areGenerated(codecs);
        this.heads = new byte[names.length][];
        FrameBuffer head = new FrameBuffer();
        for (int i = 0; i < names.length; i++) {
            positions.put(names[i], i);
            head.truncate(0);
            head.write(i == 0 ? '{' : ',');
            JsonOutput.writeString(head, names[i]);
            head.write(':');
            heads[i] = head.toByteArray();
        }
    }

    final String name(int member) {
        return names[member];
    }

    /**
     * Does nothing for an object of the type.
     *
     * @throws ValueException for another
     */
    abstract void checkType(Object object);

    /** Its members' values, in their order. */
    abstract @Nullable Object[] values(Object object);

    /**
     * Makes an object.
     *
     * @param values of its members
     * @param seen which of them were there
     */
    abstract Object make(@Nullable Object[] values, boolean[] seen);

    /** What is wrong with a member that the type does not have. */
    abstract ValueException unknown(String name);

    /** What is wrong with a member that comes again. */
    abstract ValueException twice(String name);

    @Override
    public final void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        checkType(value);
        @Nullable Object[] values = values(value);
        out.writeStartObject();
        for (int i = 0; i < names.length; i++) {
            out.writeName(names[i], heads[i]);
            try {
                codecs[i].write(out, values[i]);
            } catch (ValueException e) {
                throw e.at("." + names[i]);
            }
        }
        out.writeEndObject();
    }

    @Override
    public final @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw ValueException.unreadable(type.getTypeName(), in);
        }
        @Nullable Object[] values = new @Nullable Object[names.length];
        boolean[] seen = new boolean[names.length];
        int member = -1;
        while ((member = nextMember(in, member + 1)) >= 0) {
            if (seen[member]) {
                throw twice(names[member]);
            }
            in.nextValue();
            try {
                values[member] = codecs[member].read(in);
                seen[member] = true;
            } catch (ValueException e) {
                throw e.at("." + names[member]);
            }
        }
        return make(values, seen);
    }

    /** Moves to the next member, which is {@code expected} if we have written it; returns -1 if there is none. */
    private int nextMember(JsonParser in, int expected) {
        if (expected < names.length && Json.takeName(in, names[expected], heads[expected])) {
            return expected;
        }
        String name = in.nextName();
        if (name == null) {
            return -1;
        }
        Integer member = positions.get(name);
        if (member == null) {
            throw unknown(name);
        }
        return member;
    }

    @Override
    public boolean isGenerated() {
        return generated;
    }
}
