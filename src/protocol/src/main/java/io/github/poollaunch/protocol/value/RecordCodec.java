package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.direct.DirectCall;
import io.github.poollaunch.protocol.fault.Fault;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record as a JSON object of its components. It is read back through its canonical constructor, so
 * that its own checks hold in the child as well. A component that is missing in the JSON is read as null where its type
 * allows null.
 */
final class RecordCodec extends MembersCodec {

    private final Class<?> record;
    private final Method[] accessors;
    private final Class<?>[] types;
    private final Constructor<?> constructor;

    /** Null where only reflection can ask for the components, or make a record. */
    private final @Nullable Function<@Nullable Object, @Nullable Object> values;

    private final @Nullable Function<@Nullable Object, @Nullable Object> make;

    private RecordCodec(Class<?> record, RecordComponent[] declared, String[] names, ValueCodec[] codecs) {
        super(record, names, codecs);
        this.record = record;
        this.accessors = new Method[declared.length];
        this.types = new Class<?>[declared.length];
        for (int i = 0; i < declared.length; i++) {
            types[i] = declared[i].getType();
            accessors[i] = declared[i].getAccessor();
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
        values = DirectCall.values(record, accessors);
        make = DirectCall.of(constructor, new Object[0], List.of(types));
    }

    /**
     * @param typeOf tells a component's type with the record's type variables filled in
     */
    static RecordCodec of(Class<?> record, Codecs all, TypeVariables typeOf) {
        RecordComponent[] declared = record.getRecordComponents();
        String[] names = new String[declared.length];
        ValueCodec[] codecs = new ValueCodec[declared.length];
        for (int i = 0; i < declared.length; i++) {
            names[i] = declared[i].getName();
            try {
                codecs[i] = all.of(typeOf.fill(declared[i].getGenericType()));
            } catch (ValueException e) {
                throw e.at("." + names[i]);
            }
        }
        return new RecordCodec(record, declared, names, codecs);
    }

    @Override
    void checkType(Object object) {
        if (!record.isInstance(object)) {
            throw ValueException.notA(record.getTypeName(), object);
        }
    }

    @Override
    @Nullable
    Object[] values(Object object) {
        if (values == null) {
            return byReflection(object);
        }
        try {
            return (Object[]) values.apply(object);
        } catch (Throwable e) { // It may be a checked one.
            byReflection(object); // Tells whose accessor threw, if it throws again.
            throw accessorFailed(e);
        }
    }

    private @Nullable Object[] byReflection(Object object) {
        @Nullable Object[] read = new @Nullable Object[accessors.length];
        for (int i = 0; i < read.length; i++) {
            try {
                read[i] = accessors[i].invoke(object);
            } catch (InvocationTargetException e) {
                throw accessorFailed(e.getTargetException()).at("." + name(i));
            } catch (IllegalAccessException e) {
                throw new ValueException("its accessor cannot be called: " + e.getMessage()).at("." + name(i));
            }
        }
        return read;
    }

    private static ValueException accessorFailed(Throwable thrown) {
        return new ValueException("its accessor failed: " + Fault.textOf(thrown));
    }

    @Override
    Object make(@Nullable Object[] components, boolean[] seen) {
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && types[i].isPrimitive()) {
                throw new ValueException("the component " + name(i) + " of " + record.getTypeName() + " is missing");
            }
        }
        if (make != null) {
            try {
                return make.apply(components.length == 1 ? components[0] : components);
            } catch (ExceptionInInitializerError e) {
                throw e; // No constructor's: the class is at fault, and it has the cause.
            } catch (Throwable e) { // It may be a checked one.
                throw refused(e);
            }
        }
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw refused(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new ValueException("the record " + record.getTypeName() + " cannot be made: " + e.getMessage());
        }
    }

    private ValueException refused(Throwable thrown) {
        return new ValueException(
                "the constructor of " + record.getTypeName() + " refused the values: " + Fault.textOf(thrown));
    }

    @Override
    ValueException unknown(String name) {
        return new ValueException("the record " + record.getTypeName() + " has no component " + name);
    }

    @Override
    ValueException twice(String name) {
        return new ValueException("the record " + record.getTypeName() + " has the component " + name + " twice");
    }
}
