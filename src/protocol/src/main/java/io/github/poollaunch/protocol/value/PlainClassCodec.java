package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.direct.DirectCall;
import io.github.poollaunch.protocol.fault.Fault;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user's class without any annotation, as a JSON object of its fields, those of its superclasses first. It is made by
 * its constructor without parameters, then all its fields are set, final ones too. Static and transient fields do not
 * travel. An object that two fields share arrives as two.
 */
final class PlainClassCodec extends MembersCodec {

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Field[] fields;

    /** Null where only reflection can read the fields, or make an object and set them. */
    private final @Nullable Function<@Nullable Object, @Nullable Object> values;

    private final @Nullable Function<@Nullable Object, @Nullable Object> make;

    private PlainClassCodec(
            Class<?> type, Constructor<?> constructor, Field[] fields, String[] names, ValueCodec[] codecs) {
        super(type, names, codecs);
        this.type = type;
        this.constructor = constructor;
        this.fields = fields;
        this.values = DirectCall.fieldValues(type, fields);
        this.make = DirectCall.make(type, fields);
    }

    static PlainClassCodec of(Type type, Codecs all) {
        Class<?> raw = TypeVariables.raw(type);
        Constructor<?> constructor = PlainClass.constructor(raw);
        List<Field> travelling = PlainClass.fields(raw);
        Field[] fields = travelling.toArray(new Field[0]);
        String[] names = PlainClass.names(travelling);
        ValueCodec[] codecs = new ValueCodec[fields.length];
        for (int i = 0; i < fields.length; i++) {
            Type owner = TypeVariables.ancestor(type, fields[i].getDeclaringClass());
            try {
                codecs[i] = all.of(TypeVariables.of(owner).fill(fields[i].getGenericType()));
            } catch (ValueException e) {
                throw e.at("." + names[i]);
            }
        }
        return new PlainClassCodec(raw, constructor, fields, names, codecs);
    }

    @Override
    void checkType(Object object) {
        if (object.getClass() == type) {
            return;
        }
        throw type.isInstance(object)
                ? new ValueException("a " + object.getClass().getTypeName() + " would arrive as a " + type.getTypeName()
                        + ", which is declared: declare its own type, or make " + type.getSimpleName() + " sealed")
                : ValueException.notA(type.getTypeName(), object);
    }

    @Override
    @Nullable
    Object[] values(Object object) {
        if (values != null) {
            return (Object[]) values.apply(object);
        }
        @Nullable Object[] read = new @Nullable Object[fields.length];
        for (int i = 0; i < read.length; i++) {
            try {
                read[i] = fields[i].get(object);
            } catch (IllegalAccessException e) {
                throw new ValueException("the field cannot be read: " + e.getMessage()).at("." + name(i));
            }
        }
        return read;
    }

    @Override
    Object make(@Nullable Object[] values, boolean[] seen) {
        if (make != null && areAll(seen)) {
            try {
                return make.apply(values);
            } catch (ExceptionInInitializerError e) {
                throw e; // No constructor's: the class is at fault, and it has the cause.
            } catch (Throwable e) { // It may be a checked one.
                throw failed(e);
            }
        }
        Object object = construct();
        for (int i = 0; i < fields.length; i++) {
            if (seen[i]) {
                set(i, object, values[i]);
            }
        }
        return object;
    }

    private static boolean areAll(boolean[] seen) {
        for (boolean each : seen) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    private Object construct() {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw failed(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new ValueException("the class " + type.getTypeName() + " cannot be made: " + e.getMessage());
        }
    }

    private ValueException failed(Throwable thrown) {
        return new ValueException("the constructor of " + type.getTypeName() + " failed: " + Fault.textOf(thrown));
    }

    private void set(int member, Object object, @Nullable Object value) {
        try {
            fields[member].set(object, value);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new ValueException("the field cannot be set: " + e.getMessage()).at("." + name(member));
        }
    }

    @Override
    ValueException unknown(String name) {
        return new ValueException("the class " + type.getTypeName() + " has no field " + name
                + " that travels: parent and worker see different versions of it");
    }

    @Override
    ValueException twice(String name) {
        return new ValueException("the class " + type.getTypeName() + " has the field " + name + " twice");
    }
}
