package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a function that takes three. Made by {@link Args#of}.
 *
 * @param <A> the first one's type
 * @param <B> the second one's type
 * @param <C> the third one's type
 * @param first the first one; may be null
 * @param second the second one; may be null
 * @param third the third one; may be null
 */
public record Args3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
        A first, B second, C third) implements Args {}
