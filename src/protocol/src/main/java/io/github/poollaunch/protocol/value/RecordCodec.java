package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.fault.Fault;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
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
    Object get(int member, Object object) {
        try {
            return accessors[member].invoke(object);
        } catch (InvocationTargetException e) {
            throw new ValueException("its accessor failed: " + Fault.textOf(e.getTargetException()));
        } catch (IllegalAccessException e) {
            throw new ValueException("its accessor cannot be called: " + e.getMessage());
        }
    }

    @Override
    Object make(@Nullable Object[] values, boolean[] seen) {
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && types[i].isPrimitive()) {
                throw new ValueException("the component " + name(i) + " of " + record.getTypeName() + " is missing");
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ValueException("the constructor of " + record.getTypeName() + " refused the values: "
                    + Fault.textOf(e.getTargetException()));
        } catch (ReflectiveOperationException e) {
            throw new ValueException("the record " + record.getTypeName() + " cannot be made: " + e.getMessage());
        }
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
