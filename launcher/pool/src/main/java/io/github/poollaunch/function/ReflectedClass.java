package io.github.poollaunch.function;

import io.github.poollaunch.PoolFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A class that implements PoolFunction, as a function; an object of it is made where it is called. */
public final class ReflectedClass implements PoolFunction<Object, Object> {
    private static final long serialVersionUID = 1;

    private final Class<?> type;

    /** Made at the first call in this JVM; threads may race for it. */
    private transient volatile @Nullable PoolFunction<Object, Object> instance;

    private ReflectedClass(Class<?> type) {
        this.type = type;
    }

    public static ReflectedClass of(Class<?> type) {
        String name = type.getTypeName();
        if (!PoolFunction.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("the class " + name + " does not implement PoolFunction");
        }
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("the class " + name + " is not public, or abstract");
        }
        if (Arrays.stream(type.getConstructors()).noneMatch(each -> each.getParameterCount() == 0)) {
            throw new IllegalArgumentException("the class " + name + " has no public constructor without parameters");
        }
        return new ReflectedClass(type);
    }

    public Class<?> type() {
        return type;
    }

    @Override
    @SuppressWarnings("NullAway") // the function may take and return null, as any PoolFunction may
    public Object apply(@Nullable Object item) throws Exception {
        PoolFunction<Object, Object> function = instance;
        if (function == null) {
            function = create();
            instance = function;
        }
        return function.apply(item);
    }

    @SuppressWarnings("unchecked") // the caller of a function by name answers for its types
    private PoolFunction<Object, Object> create() throws Exception {
        try {
            return (PoolFunction<Object, Object>) type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }
}
