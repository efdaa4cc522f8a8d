package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.fault.Fault;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * A record as a JSON object of its components, in their order. It is read back through its canonical constructor, so
 * that its own checks hold in the child as well. A component that is missing in the JSON is read as null where its type
 * allows null.
 */
final class RecordCodec implements ValueCodec {

    private final Class<?> record;
    private final Method[] accessors;
    private final String[] names;

    /** The same, which Jackson need not look for what to escape in, again and again. */
    private final SerializedString[] quotedNames;

    private final Map<String, Integer> positions = new HashMap<>();
    private final ValueCodec[] components;
    private final boolean[] primitive;
    private final Constructor<?> constructor;

    /**
     * @param typeOf tells a component's type with the record's type variables filled in
     */
    RecordCodec(Class<?> record, Codecs codecs, TypeVariables typeOf) {
        RecordComponent[] declared = record.getRecordComponents();
        this.record = record;
        this.accessors = new Method[declared.length];
        this.names = new String[declared.length];
        this.quotedNames = new SerializedString[declared.length];
        this.components = new ValueCodec[declared.length];
        this.primitive = new boolean[declared.length];
        Class<?>[] types = new Class<?>[declared.length];
        for (int i = 0; i < declared.length; i++) {
            names[i] = declared[i].getName();
            quotedNames[i] = new SerializedString(names[i]);
            positions.put(names[i], i);
            types[i] = declared[i].getType();
            primitive[i] = types[i].isPrimitive();
            accessors[i] = declared[i].getAccessor();
            Type component = typeOf.fill(declared[i].getGenericType());
            try {
                components[i] = codecs.of(component);
            } catch (ValueException e) {
                throw e.at("." + names[i]);
            }
        }
        try {
            constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (Method accessor : accessors) {
                accessor.setAccessible(true);
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + record, e);
        } catch (RuntimeException e) {
            // InaccessibleObjectException, in a module that does not open the package.
            throw new ValueException("the record " + record.getTypeName() + " is not accessible: open its package ("
                    + e.getMessage() + ")");
        }
    }

    @Override
    public void write(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!record.isInstance(value)) {
            throw ValueException.notA(record.getTypeName(), value);
        }
        Nesting.startObject(out);
        for (int i = 0; i < names.length; i++) {
            out.writeName(quotedNames[i]);
            try {
                components[i].write(out, get(accessors[i], value));
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
            throw ValueException.unreadable(record.getTypeName(), in);
        }
        @Nullable Object[] values = new @Nullable Object[names.length];
        boolean[] seen = new boolean[names.length];
        String name;
        while ((name = in.nextName()) != null) {
            Integer position = positions.get(name);
            if (position == null) {
                throw new ValueException("the record " + record.getTypeName() + " has no component " + name);
            }
            if (seen[position]) {
                throw new ValueException(
                        "the record " + record.getTypeName() + " has the component " + name + " twice");
            }
            in.nextToken();
            try {
                values[position] = components[position].read(in);
                seen[position] = true;
            } catch (ValueException e) {
                throw e.at("." + name);
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (primitive[i] && !seen[i]) {
                throw new ValueException("the component " + names[i] + " of " + record.getTypeName() + " is missing");
            }
        }
        return construct(values);
    }

    private static @Nullable Object get(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException e) {
            throw new ValueException("its accessor failed: " + Fault.textOf(e.getTargetException()));
        } catch (IllegalAccessException e) {
            throw new ValueException("its accessor cannot be called: " + e.getMessage());
        }
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ValueException("the constructor of " + record.getTypeName() + " refused the values: "
                    + Fault.textOf(e.getTargetException()));
        } catch (ReflectiveOperationException e) {
            throw new ValueException("the record " + record.getTypeName() + " cannot be made: " + e.getMessage());
        }
    }
}
