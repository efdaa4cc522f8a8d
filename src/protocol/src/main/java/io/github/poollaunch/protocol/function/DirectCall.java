package io.github.poollaunch.protocol.function;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls a static method of the user's by a class made for it, which does nothing else. Since Java 18 reflection makes four
 * classes for a method of a shape that it has not met, which takes a child 7 to 10 ms, a tenth of its start; and on 17 it
 * makes one for each method that is called for the sixteenth time. A warm call is one that the compiler can see through.
 */
final class DirectCall {

    /** Named as if it was ours: it is in users' stack traces. */
    private static final String APART = "io.github.poollaunch.protocol.function.PublicCall";

    private DirectCall() {}

    /**
     * Returns what calls {@code method}: a function of its one argument, or of an {@code Object[]} with all of them if there
     * are more, or none. It throws whatever the method throws. Null if only reflection can call it, or do so with such
     * arguments.
     *
     * @param captured the first arguments of each call
     * @param others the types of the others, as the user's function has them
     */
    static @Nullable Function<@Nullable Object, @Nullable Object> of(
            Method method, Object[] captured, List<Class<?>> others) {
        if (!Modifier.isStatic(method.getModifiers()) || !canPass(method, captured, others)) {
            return null;
        }
        Function<@Nullable Object, @Nullable Object> apart = isPublic(method) ? apart(method) : null;
        return apart != null ? apart : beside(method);
    }

    private static @Nullable Function<@Nullable Object, @Nullable Object> apart(Method method) {
        try {
            return CallLoader.load(
                    DirectCallClass.apartFromIts(method, APART),
                    APART,
                    method.getDeclaringClass().getClassLoader());
        } catch (ClassNotFoundException | RuntimeException | Error e) {
            return null; // Its loader may not show us to classes below it, say.
        }
    }

    private static @Nullable Function<@Nullable Object, @Nullable Object> beside(Method method) {
        Class<?> owner = method.getDeclaringClass();
        try {
            MethodHandles.Lookup made = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .defineHiddenClass(
                            DirectCallClass.besideIts(method), false, MethodHandles.Lookup.ClassOption.NESTMATE);
            // Not by reflection: the first constructor that it calls takes as long as the first method.
            MethodHandle constructor = made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
            @SuppressWarnings("unchecked") // as it was made
            Function<@Nullable Object, @Nullable Object> call =
                    (Function<@Nullable Object, @Nullable Object>) (Object) constructor.invokeExact();
            return call;
        } catch (Throwable e) {
            return null; // In a package that is not open to us, say: reflection tells what is wrong, if anything is.
        }
    }

    /** Whether a class in any place may call the method, with arguments of its types; those of the JDK's are not meant. */
    private static boolean isPublic(Method method) {
        Class<?> owner = method.getDeclaringClass();
        boolean isPublic = Modifier.isPublic(method.getModifiers())
                && isPublic(owner)
                && !owner.getModule().isNamed();
        for (Class<?> parameter : method.getParameterTypes()) {
            isPublic &= isPublic(parameter);
        }
        return isPublic;
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> named = elements(type);
        return Modifier.isPublic(named.getModifiers()) && named.getModule().isExported(named.getPackageName());
    }

    /** Whether each argument is, or is an object of, just what the method takes: reflection also widens numbers. */
    private static boolean canPass(Method method, Object[] captured, List<Class<?>> others) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != captured.length + others.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            Class<?> parameter = parameters[i];
            if (!parameter.isPrimitive()) {
                if (!isVisible(parameter, method.getDeclaringClass())) {
                    return false;
                }
            } else if (i >= captured.length) {
                Class<?> given = others.get(i - captured.length);
                if (given != parameter && given != MethodTypes.boxed(parameter)) {
                    return false;
                }
            } else if (captured[i] == null || captured[i].getClass() != MethodTypes.boxed(parameter)) {
                return false;
            }
        }
        return true;
    }

    /** Whether code beside {@code owner} may name the type. */
    private static boolean isVisible(Class<?> type, Class<?> owner) {
        Class<?> named = elements(type);
        return named.isPrimitive()
                || Modifier.isPublic(named.getModifiers())
                || (named.getPackageName().equals(owner.getPackageName())
                        && named.getClassLoader() == owner.getClassLoader());
    }

    private static Class<?> elements(Class<?> type) {
        Class<?> named = type;
        while (named.isArray()) {
            named = named.getComponentType();
        }
        return named;
    }
}
