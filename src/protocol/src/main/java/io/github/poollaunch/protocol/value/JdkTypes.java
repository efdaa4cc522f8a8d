package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.value.jdk.JdkCodecs;
import org.jspecify.annotations.Nullable;

/** The door to the JDK's value types: what is behind it is loaded when a program first uses one of them. */
final class JdkTypes {
    private JdkTypes() {}

    /** Whether a class is the Java installation's own. */
    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    static @Nullable ValueCodec codec(Class<?> declared) {
        return JdkCodecs.of(declared);
    }

    /** Returns the type that {@code value} travels as where its type is not declared, or null. */
    static @Nullable Class<?> of(Object value) {
        return isJdk(value.getClass()) ? JdkCodecs.typeOf(value) : null;
    }

    /** Returns the type of that simple name, or null. */
    static @Nullable Class<?> named(String simpleName) {
        return JdkCodecs.typeNamed(simpleName);
    }
}
