package io.github.poollaunch.function;

import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolTriFunction;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function whose types are told beside it. */
public abstract class TypedFunction {

    private final Object function;
    private final List<Type> types;

    TypedFunction(Object function, List<Type> types) {
        this.function = function;
        this.types = types;
    }

    /** The user's own function. */
    Object function() {
        return function;
    }

    /** Its parameters' types, then its result's. */
    List<Type> types() {
        return types;
    }

    // It travels as the user's function does, with its types as text.
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(getClass().getName());
    }

    /** A function of one argument. */
    public static final class Of1<T extends @Nullable Object, R extends @Nullable Object> extends TypedFunction
            implements PoolFunction<T, R> {
        private static final long serialVersionUID = 1;
        private final transient PoolFunction<T, R> function;

        public Of1(PoolFunction<T, R> function, List<Type> types) {
            super(function, types);
            this.function = function;
        }

        @Override
        public R apply(T item) throws Exception {
            return function.apply(item);
        }
    }

    /** A function of two arguments. */
    public static final class Of2<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            extends TypedFunction implements PoolBiFunction<A, B, R> {
        private static final long serialVersionUID = 1;
        private final transient PoolBiFunction<A, B, R> function;

        public Of2(PoolBiFunction<A, B, R> function, List<Type> types) {
            super(function, types);
            this.function = function;
        }

        @Override
        public R apply(A first, B second) throws Exception {
            return function.apply(first, second);
        }
    }

    /** A function of three arguments. */
    public static final class Of3<
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            extends TypedFunction implements PoolTriFunction<A, B, C, R> {
        private static final long serialVersionUID = 1;
        private final transient PoolTriFunction<A, B, C, R> function;

        public Of3(PoolTriFunction<A, B, C, R> function, List<Type> types) {
            super(function, types);
            this.function = function;
        }

        @Override
        public R apply(A first, B second, C third) throws Exception {
            return function.apply(first, second, third);
        }
    }
}
