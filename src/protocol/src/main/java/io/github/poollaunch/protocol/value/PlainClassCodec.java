package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.fault.Fault;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A user's class without any annotation, as a JSON object of its fields, those of its superclasses first. It is made by
 * its constructor without parameters, then all its fields are set, final ones too. Static and transient fields do not
 * travel. An object that two fields share arrives as two.
 */
final class PlainClassCodec implements ValueCodec {

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Field[] fields;
    private final String[] names;
    private final ValueCodec[] codecs;
    private final Map<String, Integer> positions = new HashMap<>();

    PlainClassCodec(Type type, Codecs all) {
        this.type = TypeVariables.raw(type);
        this.constructor = PlainClass.constructor(this.type);
        List<Field> travelling = PlainClass.fields(this.type);
        this.fields = travelling.toArray(new Field[0]);
        this.names = PlainClass.names(travelling);
        this.codecs = new ValueCodec[fields.length];
        for (int i = 0; i < fields.length; i++) {
            positions.put(names[i], i);
            Type owner = TypeVariables.ancestor(type, fields[i].getDeclaringClass());
            try {
                codecs[i] = all.of(TypeVariables.of(owner).fill(fields[i].getGenericType()));
            } catch (ValueException e) {
                throw e.at("." + names[i]);
            }
        }
    }

    @Override
    public void write(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (value.getClass() != type) {
            throw type.isInstance(value)
                    ? new ValueException("a " + value.getClass().getTypeName() + " would arrive as a "
                            + type.getTypeName() + ", which is declared: declare its own type, or make "
                            + type.getSimpleName() + " sealed")
                    : ValueException.notA(type.getTypeName(), value);
        }
        Nesting.startObject(out);
        for (int i = 0; i < fields.length; i++) {
            out.writeName(names[i]);
            try {
                codecs[i].write(out, get(fields[i], value));
            } catch (ValueException e) {
                throw e.at("." + names[i]);
            }
        }
        out.writeEndObject();
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw ValueException.unreadable(type.getTypeName(), in);
        }
        Object value = construct();
        boolean[] seen = new boolean[fields.length];
        String name;
        while ((name = in.nextName()) != null) {
            Integer position = positions.get(name);
            if (position == null) {
                throw new ValueException("the class " + type.getTypeName() + " has no field " + name
                        + " that travels: parent and worker see different versions of it");
            }
            if (seen[position]) {
                throw new ValueException("the class " + type.getTypeName() + " has the field " + name + " twice");
            }
            seen[position] = true;
            in.nextToken();
            try {
                set(fields[position], value, codecs[position].read(in));
            } catch (ValueException e) {
                throw e.at("." + name);
            }
        }
        return value;
    }

    private static @Nullable Object get(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new ValueException("the field cannot be read: " + e.getMessage());
        }
    }

    private static void set(Field field, Object value, @Nullable Object content) {
        try {
            field.set(value, content);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new ValueException("the field cannot be set: " + e.getMessage());
        }
    }

    private Object construct() {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new ValueException(
                    "the constructor of " + type.getTypeName() + " failed: " + Fault.textOf(e.getTargetException()));
        } catch (ReflectiveOperationException e) {
            throw new ValueException("the class " + type.getTypeName() + " cannot be made: " + e.getMessage());
        }
    }
}
