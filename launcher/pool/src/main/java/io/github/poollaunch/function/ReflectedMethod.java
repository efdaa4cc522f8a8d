package io.github.poollaunch.function;

import io.github.poollaunch.PoolFunction;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** A static method that was found by reflection, as a function. */
public final class ReflectedMethod implements PoolFunction<Object, Object> {
    private static final long serialVersionUID = 1;

    private final transient Method method;

    private ReflectedMethod(Method method) {
        this.method = method;
    }

    public static ReflectedMethod of(Method method) {
        String name = method.getDeclaringClass().getTypeName() + "::" + method.getName();
        require(Modifier.isPublic(method.getModifiers()), name + " is not public");
        require(Modifier.isStatic(method.getModifiers()), name + " is not static");
        require(
                Modifier.isPublic(method.getDeclaringClass().getModifiers()),
                "the class " + method.getDeclaringClass().getTypeName() + " is not public");
        require(
                method.getParameterCount() == 1,
                name + " takes " + method.getParameterCount() + " parameters, not one");
        require(method.getReturnType() != void.class, name + " returns nothing");
        return new ReflectedMethod(method);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public Method method() {
        return method;
    }

    @Override
    @SuppressWarnings("NullAway") // the method may return null, as any PoolFunction may
    public Object apply(@Nullable Object item) throws Exception {
        try {
            return method.invoke(null, item);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw thrown instanceof Exception exception ? exception : e;
        }
    }

    // It travels by name; a Method cannot be serialised, and nobody needs this to be.
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(getClass().getName());
    }
}
