package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a function that takes several: an item of {@link Pool#starmap}'s input.
 *
 * <pre>{@code
 * pool.starmap(Math::addExact, List.of(Args.of(1, 2), Args.of(3, 4)));
 * }</pre>
 *
 * <p>Immutable; equal if the arguments are.
 */
public sealed interface Args permits Args2, Args3 {

    /**
     * Returns two arguments.
     *
     * @param <A> the first one's type
     * @param <B> the second one's type
     * @param first the first one; may be null
     * @param second the second one; may be null
     * @return both
     */
    static <A extends @Nullable Object, B extends @Nullable Object> Args2<A, B> of(A first, B second) {
        return new Args2<>(first, second);
    }

    /**
     * Returns three arguments.
     *
     * @param <A> the first one's type
     * @param <B> the second one's type
     * @param <C> the third one's type
     * @param first the first one; may be null
     * @param second the second one; may be null
     * @param third the third one; may be null
     * @return all three
     */
    static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> Args3<A, B, C> of(
            A first, B second, C third) {
        return new Args3<>(first, second, third);
    }
}
