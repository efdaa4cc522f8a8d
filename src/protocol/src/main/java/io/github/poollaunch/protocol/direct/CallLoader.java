package io.github.poollaunch.protocol.direct;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one class, which calls a public method of the user's; it is public for that class. A hidden class does
 * as well, but the JDK reads it with its own library for class files first, since 24 by lambdas: the first of a JVM takes 4 ms.
 */
public final class CallLoader extends ClassLoader {

    private @Nullable Function<@Nullable Object, @Nullable Object> made;

    private CallLoader(@Nullable ClassLoader parent) {
        super(parent);
    }

    /** Loads the class, which calls {@code owner}, and whose code hands an object of itself to {@link #keep} when it is initialised. */
    static Function<@Nullable Object, @Nullable Object> load(byte[] bytes, String name, Class<?> owner)
            throws ClassNotFoundException {
        CallLoader loader = new CallLoader(owner.getClassLoader());
        if (Class.forName(owner.getName(), false, loader) != owner) {
            throw new ClassNotFoundException(owner.getName()); // Its own loader has another one of that name.
        }
        loader.defineClass(name, bytes, 0, bytes.length);
        Class<?> unused = Class.forName(name, true, loader);
        if (loader.made == null) {
            throw new IllegalStateException(name + " has not told of itself");
        }
        return loader.made;
    }

    /** Called by the class that was made, once. */
    public void keep(Function<@Nullable Object, @Nullable Object> call) {
        made = call;
    }
}
