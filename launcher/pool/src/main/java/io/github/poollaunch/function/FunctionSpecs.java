package io.github.poollaunch.function;

import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.TypeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Describes a function so that another JVM can find it. */
public final class FunctionSpecs {
    private FunctionSpecs() {}

    /**
     * Describes {@code function}.
     *
     * @throws FunctionException if it cannot travel; the message says how to mend it
     */
    public static FunctionSpec of(Object function, Class<?> functionalInterface) {
        Class<?> type = function.getClass();
        if (isLambda(type)) {
            SerializedLambda lambda = lambda(function);
            if (lambda != null && implementsItself(lambda, functionalInterface)) {
                return ofLambda(lambda);
            }
            if (lambda == null && !(function instanceof Serializable)) {
                throw new FunctionException(
                        "the function cannot travel to a worker: it is a lambda or method reference that is not Serializable."
                                + " Declare it as a PoolFunction, PoolSupplier or PoolRunnable, or cast it, as in"
                                + " (Callable<Integer> & Serializable) () -> 5",
                        null);
            }
            if (lambda != null) {
                return new FunctionSpec.SerializedObject(
                        lambda.getFunctionalInterfaceClass().replace('/', '.'),
                        functionalInterface.getName(),
                        serialize(function));
            }
        }
        if (function instanceof TypedFunction typed) {
            return new FunctionSpec.Typed(
                    of(typed.function(), functionalInterface),
                    typed.types().stream().map(TypeText::of).toList());
        }
        if (function instanceof ReflectedMethod reflectedMethod) {
            return ofMethod(reflectedMethod.method());
        }
        if (function instanceof ReflectedClass reflectedClass) {
            return new FunctionSpec.NamedClass(reflectedClass.type().getName(), functionalInterface.getName());
        }
        if (hasNoState(type)) {
            return new FunctionSpec.NamedClass(type.getName(), functionalInterface.getName());
        }
        return new FunctionSpec.SerializedObject(type.getName(), functionalInterface.getName(), serialize(function));
    }

    /** Asked first: most functions are such, and then our own kinds are not even loaded. */
    public static boolean isLambda(Class<?> type) {
        return type.isHidden() || type.isSynthetic();
    }

    /** Whether all functions of this one's class are described alike, so that the description can be kept. */
    public static boolean sameForWholeClass(Object function, FunctionSpec spec) {
        if (isLambda(function.getClass()) && spec instanceof FunctionSpec.NamedMethod namedMethod) {
            return namedMethod.captured() == null;
        }
        return spec instanceof FunctionSpec.NamedClass && !(function instanceof ReflectedClass);
    }

    /** The class loader that knows the function's types. */
    public static ClassLoader loaderOf(Object function) {
        Class<?> type = function.getClass();
        if (isLambda(type)) {
            // Its class loader is that of the class it is written in.
        } else if (function instanceof TypedFunction typed) {
            return loaderOf(typed.function());
        } else if (function instanceof ReflectedMethod reflectedMethod) {
            type = reflectedMethod.method().getDeclaringClass();
        } else if (function instanceof ReflectedClass reflectedClass) {
            type = reflectedClass.type();
        }
        ClassLoader loader = type.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    private static FunctionSpec ofMethod(Method method) {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return new FunctionSpec.NamedMethod(
                FunctionSpec.Kind.STATIC,
                method.getDeclaringClass().getName(),
                method.getName(),
                type.toMethodDescriptorString(),
                type.generic().toMethodDescriptorString(),
                null,
                0);
    }

    /** Whether the lambda's body is the interface's method, and not that of a derived interface whose default calls it. */
    private static boolean implementsItself(SerializedLambda lambda, Class<?> functionalInterface) {
        // Most are of the interface itself; to ask it for its methods is dear the first time.
        if (lambda.getFunctionalInterfaceClass()
                .equals(functionalInterface.getName().replace('.', '/'))) {
            return true;
        }
        for (Method method : functionalInterface.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())
                    && method.getName().equals(lambda.getFunctionalInterfaceMethodName())) {
                return true;
            }
        }
        return false;
    }

    private static FunctionSpec ofLambda(SerializedLambda lambda) {
        Object[] captured = captured(lambda);
        return new FunctionSpec.NamedMethod(
                FunctionSpec.Kind.of(lambda.getImplMethodKind()),
                lambda.getImplClass().replace('/', '.'),
                lambda.getImplMethodName(),
                lambda.getImplMethodSignature(),
                lambda.getInstantiatedMethodType(),
                captured.length == 0 ? null : serialize(captured),
                captured.length);
    }

    static Object[] captured(SerializedLambda lambda) {
        Object[] captured = new Object[lambda.getCapturedArgCount()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = lambda.getCapturedArg(i);
        }
        return captured;
    }

    private static boolean hasNoState(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    return false;
                }
            }
        }
        return Arrays.stream(type.getDeclaredConstructors()).anyMatch(each -> each.getParameterCount() == 0);
    }

    /**
     * Returns what the compiler made a lambda's or method reference's serialised form; null if it is none. Reflection, which
     * saves a JVM the loading of serialisation, may not call the lambda's private method in each module; serialisation may.
     */
    static @Nullable SerializedLambda lambda(Object function) {
        try {
            Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
            if (writeReplace.trySetAccessible()) {
                return writeReplace.invoke(function) instanceof SerializedLambda lambda ? lambda : null;
            }
        } catch (ReflectiveOperationException e) {
            // It is no lambda of the usual kind.
        }
        try (LambdaFinder finder = new LambdaFinder()) {
            finder.writeObject(function);
            return finder.found;
        } catch (IOException e) {
            return null;
        }
    }

    private static final class LambdaFinder extends ObjectOutputStream {
        private @Nullable SerializedLambda found;

        LambdaFinder() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (object instanceof SerializedLambda serializedLambda) {
                found = serializedLambda;
                return null; // Nothing is to be written.
            }
            return object;
        }
    }

    private static String serialize(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (NotSerializableException e) {
            throw new FunctionException(
                    "the function cannot travel to a worker: " + holder(object, String.valueOf(e.getMessage())) + "a "
                            + e.getMessage() + ", which is not Serializable. Pass it as a part of the items, make it in"
                            + " the worker, make its class Serializable or its field transient, or use a static method",
                    e);
        } catch (IOException | RuntimeException | StackOverflowError e) { // the last: a chain too long, or too deep
            throw new FunctionException(
                    "the function cannot travel to a worker: its captured values cannot be serialised: " + e, e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String holder(Object object, String refused) {
        String path = UnserializablePath.find(object, refused);
        if (path != null) {
            return path + " is ";
        }
        if (object instanceof Object[] captured) {
            for (Object each : captured) {
                if (each != null && !(each instanceof Serializable)) {
                    return "it captures ";
                }
            }
            return "what it captures holds ";
        }
        return "its object (" + object.getClass().getTypeName() + ") holds ";
    }
}
