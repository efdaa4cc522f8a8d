package io.github.poollaunch.function;

import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolTriFunction;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function whose types are told beside it: it travels as the user's own function does, with its types as text. Captured by
 * another function it is serialised without them, since it then is called where it is.
 */
public abstract class TypedFunction implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient List<Type> types;

    TypedFunction(List<Type> types) {
        this.types = types;
    }

    /** The user's own function. */
    public abstract Object function();

    /** Its parameters' types, then its result's. */
    List<Type> types() {
        return types;
    }

    /** A function of one argument. */
    public static final class Of1<T extends @Nullable Object, R extends @Nullable Object> extends TypedFunction
            implements PoolFunction<T, R> {
        private static final long serialVersionUID = 1;
        private final PoolFunction<T, R> function;

        public Of1(PoolFunction<T, R> function, List<Type> types) {
            super(types);
            this.function = function;
        }

        @Override
        public Object function() {
            return function;
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
        private final PoolBiFunction<A, B, R> function;

        public Of2(PoolBiFunction<A, B, R> function, List<Type> types) {
            super(types);
            this.function = function;
        }

        @Override
        public Object function() {
            return function;
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
        private final PoolTriFunction<A, B, C, R> function;

        public Of3(PoolTriFunction<A, B, C, R> function, List<Type> types) {
            super(types);
            this.function = function;
        }

        @Override
        public Object function() {
            return function;
        }

        @Override
        public R apply(A first, B second, C third) throws Exception {
            return function.apply(first, second, third);
        }
    }
}
