package io.github.poollaunch;

import io.github.poollaunch.function.ReflectedClass;
import io.github.poollaunch.function.ReflectedMethod;
import io.github.poollaunch.function.TypedFunction;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A function that a pool runs on each item.
 *
 * <p>It travels to the workers by name: a static method reference ({@code Squares::square}) as its class and method, an
 * object of a class without fields as its class. A lambda, a bound method reference and an object with fields take their
 * captured values along, which must be {@link Serializable}. The class itself must be on the workers' class path; they
 * get the parent's unless the pool is built with another.
 *
 * <p>The types of items and results are read from the function's own declaration. A lambda's are erased: where it takes
 * or returns a generic type whose elements are not plain JSON, use a method reference, whose signature names them, or
 * tell its types beside it ({@link #typed}).
 *
 * <p>Each worker runs one item at a time, so that a function need not be thread-safe; with {@link Engine#threads()} it
 * must be.
 *
 * @param <T> the items' type
 * @param <R> the results' type
 */
@FunctionalInterface
public interface PoolFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {

    /**
     * Computes one item's result.
     *
     * @param item the item; null if the input holds null
     * @return the result; null is a result like any other
     * @throws Exception whatever the work throws; the caller sees it as the cause of a {@link TaskFailedException}
     */
    R apply(T item) throws Exception;

    /**
     * Returns the function that a method is.
     *
     * @param method a public static method of a public class, with one parameter and a result
     * @return the function
     * @throws IllegalArgumentException if it is anything else; the message says what
     */
    static PoolFunction<Object, Object> of(Method method) {
        return ReflectedMethod.of(method);
    }

    /**
     * Returns the function that a class is. No object of it is made in this JVM, unless the engine runs in it.
     *
     * @param type a public class that implements PoolFunction and has a public constructor without parameters
     * @return the function
     * @throws IllegalArgumentException if it is anything else; the message says what
     */
    static PoolFunction<Object, Object> of(Class<?> type) {
        return ReflectedClass.of(type);
    }

    /**
     * Tells the types that a lambda's declaration has lost: that its list is one of {@code Long}, say. A lambda's declaration says no
     * more than {@code List}, whose elements are taken for what their JSON looks like, or refused.
     *
     * <pre>{@code
     * pool.map(
     *         PoolFunction.typed(
     *                 (List<Reading> day) -> average(day),
     *                 new TypeReference<List<Reading>>() {},
     *                 new TypeReference<Double>() {}),
     *         days);
     * }</pre>
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function the function
     * @param item the items' type
     * @param result the results' type
     * @return the same function, with its types
     */
    static <T extends @Nullable Object, R extends @Nullable Object> PoolFunction<T, R> typed(
            PoolFunction<T, R> function, TypeReference<T> item, TypeReference<R> result) {
        return new TypedFunction.Of1<>(
                Objects.requireNonNull(function, "function"), List.of(item.getType(), result.getType()));
    }
}
