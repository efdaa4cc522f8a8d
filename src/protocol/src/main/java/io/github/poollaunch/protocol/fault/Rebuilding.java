package io.github.poollaunch.protocol.fault;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes exceptions again of what was told of them. Stateless, thread-safe.
 *
 * <p>A fault names a class. Nothing else than a Throwable's public constructor is ever called because of it: of a message,
 * of a message and a cause, or of nothing.
 */
public final class Rebuilding {
    private Rebuilding() {}

    /**
     * Returns the exception in its own type if that can be rebuilt with its message and text, else what
     * {@code placeholder} makes of the fault; its causes and what it suppressed likewise.
     *
     * @param loader knows the exceptions' classes
     * @param placeholder may throw, if there must be none
     */
    public static Throwable of(Fault fault, ClassLoader loader, Function<Fault, Throwable> placeholder) {
        Throwable cause = fault.cause() == null ? null : of(fault.cause(), loader, placeholder);
        List<Throwable> suppressed = new ArrayList<>();
        for (Fault each : fault.suppressed()) {
            suppressed.add(of(each, loader, placeholder));
        }
        Throwable rebuilt = rebuild(fault, cause, loader);
        if (rebuilt != null) {
            try {
                return complete(rebuilt, fault, cause, suppressed);
            } catch (RuntimeException | Error e) {
                // Its class overrides what is called here, and that threw: the placeholder has it all.
            }
        }
        return complete(placeholder.apply(fault), fault, cause, suppressed);
    }

    private static Throwable complete(
            Throwable rebuilt, Fault fault, @Nullable Throwable cause, List<Throwable> suppressed) {
        rebuilt.setStackTrace(fault.stack().toArray(new StackTraceElement[0]));
        if (cause != null && rebuilt.getCause() == null) {
            try {
                rebuilt.initCause(cause);
            } catch (IllegalStateException e) {
                // Its constructor has set that there is none: the cause still is worth being told.
                rebuilt.addSuppressed(cause);
            }
        }
        suppressed.forEach(rebuilt::addSuppressed);
        return rebuilt;
    }

    private static @Nullable Throwable rebuild(Fault fault, @Nullable Throwable cause, ClassLoader loader) {
        try {
            Class<?> type = load(fault.type(), loader);
            if (!Throwable.class.isAssignableFrom(type)) {
                return null;
            }
            Throwable rebuilt = construct(type, fault.message(), cause);
            // A constructor may make another message of its parameter; then the text that arrived is the better one.
            return rebuilt != null
                            && Objects.equals(rebuilt.getMessage(), fault.message())
                            && Objects.equals(rebuilt.toString(), fault.text())
                    ? rebuilt
                    : null;
        } catch (Throwable e) {
            return null; // A missing class, or a hostile one: the placeholder has all of the text.
        }
    }

    /** Loads, but does not initialise: what turns out to be no Throwable must not have run any code. */
    private static Class<?> load(String name, ClassLoader loader) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            // The loader may be a context class loader that a task has set, and that knows nothing of the user's
            // classes.
            return Class.forName(name, false, ClassLoader.getSystemClassLoader());
        }
    }

    private static @Nullable Throwable construct(Class<?> type, @Nullable String message, @Nullable Throwable cause)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : inOrderOfUse(type)) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 0 && message == null) {
                return make(constructor);
            }
            if (parameters.length == 1 && parameters[0].isAssignableFrom(String.class)) { // Object: an AssertionError
                return make(constructor, message);
            }
            if (parameters.length == 2
                    && parameters[0] == String.class
                    && Throwable.class.isAssignableFrom(parameters[1])
                    && (cause == null
                            || parameters[1].isInstance(cause))) { // an UncheckedIOException's is an IOException
                return make(constructor, message, cause);
            }
        }
        return null;
    }

    private static List<Constructor<?>> inOrderOfUse(Class<?> type) {
        List<Constructor<?>> constructors = new ArrayList<>(List.of(type.getConstructors()));
        constructors.sort(Comparator.comparingInt(Constructor::getParameterCount));
        return constructors;
    }

    private static Throwable make(Constructor<?> constructor, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        constructor.setAccessible(true); // A public constructor of a class that is not public.
        return (Throwable) constructor.newInstance(arguments);
    }
}
