package io.github.poollaunch.protocol.direct;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls code of the user's by a class made for it, which does nothing else. Since Java 18 reflection makes four
 * classes for a method or constructor of a shape that it has not met, which takes a JVM that has just been started 7 to 12
 * ms; and on 17 it makes one for each that is called for the sixteenth time. A warm call is one that the compiler can see
 * through.
 */
public final class DirectCall {

    /** Named as if it was ours: it is in users' stack traces. */
    private static final String APART = "io.github.poollaunch.protocol.direct.PublicCall";

    private static final String BESIDE = "DirectCall";

    private DirectCall() {}

    /**
     * Returns what calls a method or a constructor: a function of its one argument, or of an {@code Object[]} with all of
     * them if there are more, or none; an object's method takes the object first. It throws whatever the method throws. Null
     * if only reflection can call it, or do so with such arguments.
     *
     * @param captured the first arguments of each call
     * @param others the types of the others, as the user's function has them
     */
    public static @Nullable Function<@Nullable Object, @Nullable Object> of(
            Executable target, Object[] captured, List<Class<?>> others) {
        Class<?>[] parameters = CallCode.parameters(target);
        Class<?> owner = target.getDeclaringClass();
        if (!canPass(parameters, owner, captured, others)) {
            return null;
        }
        return load(CallCode.call(target), owner, isPublic(owner, target.getModifiers(), parameters));
    }

    /**
     * Returns what asks an object for the results of some of its methods, as an {@code Object[]} in their order. It throws
     * whatever these throw. Null if only reflection can.
     *
     * @param owner the class that declares the methods
     * @param methods without parameters
     */
    public static @Nullable Function<@Nullable Object, @Nullable Object> values(Class<?> owner, Method... methods) {
        int modifiers = Modifier.PUBLIC;
        for (Method method : methods) {
            modifiers &= method.getModifiers();
        }
        return load(CallCode.values(owner, methods), owner, isPublic(owner, modifiers));
    }

    /** Returns what reads an object's fields, into an {@code Object[]} in their order. Null if only reflection can. */
    public static @Nullable Function<@Nullable Object, @Nullable Object> fieldValues(Class<?> owner, Field... fields) {
        return areWithin(owner, false, fields) ? load(CallCode.fieldValues(owner, fields), owner, false) : null;
    }

    /**
     * Returns what makes an object by its constructor without parameters and then sets fields of it, out of an
     * {@code Object[]} in their order. It throws whatever the constructor throws, and a ClassCastException or
     * NullPointerException for what is no value of a field. Null if only reflection can.
     */
    public static @Nullable Function<@Nullable Object, @Nullable Object> make(Class<?> owner, Field... fields) {
        return areWithin(owner, true, fields) ? load(CallCode.make(owner, fields), owner, false) : null;
    }

    /**
     * Makes the class.
     *
     * @param isPublic whether what it calls can be called from anywhere
     */
    private static @Nullable Function<@Nullable Object, @Nullable Object> load(
            CallCode code, Class<?> owner, boolean isPublic) {
        Function<@Nullable Object, @Nullable Object> apart = isPublic ? apart(code, owner) : null;
        return apart != null ? apart : beside(code, owner);
    }

    /** Whether code within a class may read its fields, or set them. */
    private static boolean areWithin(Class<?> owner, boolean set, Field... fields) {
        for (Field field : fields) {
            boolean isFinal = Modifier.isFinal(field.getModifiers());
            if (field.getDeclaringClass() != owner || (set && (isFinal || !isVisible(field.getType(), owner)))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Function<@Nullable Object, @Nullable Object> apart(CallCode code, Class<?> owner) {
        try {
            return CallLoader.load(code.write(APART.replace('.', '/'), true), APART, owner);
        } catch (ClassNotFoundException | RuntimeException | Error e) {
            return null; // Its loader may not show us to classes below it, say.
        }
    }

    private static @Nullable Function<@Nullable Object, @Nullable Object> beside(CallCode code, Class<?> owner) {
        if (owner.getModule() != DirectCall.class.getModule()) {
            return null; // No lookup of ours may define a class in another one, be its package open or not.
        }
        String name = CallClass.internalName(owner);
        try {
            MethodHandles.Lookup made = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .defineHiddenClass(
                            code.write(name.substring(0, name.lastIndexOf('/') + 1) + BESIDE, false),
                            false,
                            MethodHandles.Lookup.ClassOption.NESTMATE);
            // Not by reflection: the first constructor that it calls takes as long as the first method.
            MethodHandle constructor = made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
            @SuppressWarnings("unchecked") // as it was made
            Function<@Nullable Object, @Nullable Object> call =
                    (Function<@Nullable Object, @Nullable Object>) (Object) constructor.invokeExact();
            return call;
        } catch (Throwable e) {
            return null; // Too long for a method, say: reflection tells what is wrong, if anything is.
        }
    }

    /**
     * Whether a class in any place may call it, with arguments of its types. What is in a named module is not meant: the JDK
     * asks who calls some of its methods.
     */
    private static boolean isPublic(Class<?> owner, int modifiers, Class<?>... parameters) {
        boolean isPublic = Modifier.isPublic(modifiers)
                && isPublic(owner)
                && !owner.getModule().isNamed();
        for (Class<?> parameter : parameters) {
            isPublic &= isPublic(parameter);
        }
        return isPublic;
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> named = elements(type);
        return Modifier.isPublic(named.getModifiers()) && named.getModule().isExported(named.getPackageName());
    }

    /** Whether each argument is, or is an object of, just what the method takes: reflection also widens numbers. */
    private static boolean canPass(Class<?>[] parameters, Class<?> owner, Object[] captured, List<Class<?>> others) {
        if (parameters.length != captured.length + others.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            Class<?> parameter = parameters[i];
            if (!parameter.isPrimitive()) {
                if (!isVisible(parameter, owner)) {
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
        Module module = named.getModule();
        boolean isShown = Modifier.isPublic(named.getModifiers())
                && owner.getModule().canRead(module)
                && module.isExported(named.getPackageName(), owner.getModule());
        return named.isPrimitive()
                || isShown
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
