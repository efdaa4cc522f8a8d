package io.github.poollaunch.protocol.function;

import io.github.poollaunch.protocol.direct.DirectCall;
import io.github.poollaunch.protocol.direct.MethodTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function that is ready to be called. As thread-safe as the user's function.
 *
 * <p>It is {@linkplain DirectCall called directly} where it can be; else, as what is the JDK's own, by plain reflection, not
 * method handles: a child's first call comes some 20 ms sooner, and a warm one costs a few nanoseconds more.
 */
public final class FunctionCall {

    private final Executable target;

    /** Null if the first argument of each call is the receiver, or there is none. */
    private final @Nullable Object receiver;

    private final boolean receiverIsArgument;
    private final Object[] captured;

    /** How many arguments a call takes; several come as an {@code Object[]}. */
    private final int arity;

    private final boolean hasResult;

    /** Null if the call goes by reflection. */
    private final @Nullable Function<@Nullable Object, @Nullable Object> direct;

    private FunctionCall(
            Executable target,
            @Nullable Object receiver,
            boolean receiverIsArgument,
            Object[] captured,
            int arity,
            boolean hasResult,
            @Nullable Function<@Nullable Object, @Nullable Object> direct) {
        this.target = target;
        this.receiver = receiver;
        this.receiverIsArgument = receiverIsArgument;
        this.captured = captured;
        this.arity = arity;
        this.hasResult = hasResult;
        this.direct = direct;
    }

    /**
     * Finds what {@code spec} names, and makes the object that it needs; that runs the user's constructor.
     *
     * @throws FunctionException if it cannot be found or made
     */
    public static FunctionCall of(FunctionSpec spec, ClassLoader loader) {
        try {
            if (spec instanceof FunctionSpec.NamedMethod namedMethod) {
                return ofMethod(namedMethod, loader);
            }
            if (spec instanceof FunctionSpec.Typed typed) {
                return of(typed.function(), loader);
            }
            if (spec instanceof FunctionSpec.NamedClass named) {
                return ofObject(create(named, loader), named.interfaceName(), loader);
            }
            FunctionSpec.SerializedObject object = (FunctionSpec.SerializedObject) spec;
            return ofObject(deserialize(object.serialized(), loader), object.interfaceName(), loader);
        } catch (FunctionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new FunctionException("the function " + spec.displayName() + " is not accessible: " + e, e);
        }
    }

    private static FunctionCall ofMethod(FunctionSpec.NamedMethod spec, ClassLoader loader) {
        Executable target = FunctionMembers.executable(spec, loader);
        target.setAccessible(true);
        Object[] captured = spec.captured() == null ? new Object[0] : (Object[]) deserialize(spec.captured(), loader);
        MethodTypes instantiated = FunctionMembers.types(spec.instantiated(), loader);
        int arity = instantiated.parameters().size();
        boolean hasResult = instantiated.result() != void.class;
        Function<@Nullable Object, @Nullable Object> direct =
                DirectCall.of(target, captured, instantiated.parameters());
        if (direct != null || spec.kind() != FunctionSpec.Kind.INSTANCE) {
            return new FunctionCall(target, null, false, captured, arity, hasResult, direct);
        }
        if (captured.length == 0) {
            return new FunctionCall(target, null, true, captured, arity, hasResult, null);
        }
        Object[] rest = new Object[captured.length - 1];
        System.arraycopy(captured, 1, rest, 0, rest.length);
        return new FunctionCall(target, captured[0], false, rest, arity, hasResult, null);
    }

    private static FunctionCall ofObject(Object object, String interfaceName, ClassLoader loader) {
        Method method = FunctionMembers.abstractMethod(FunctionMembers.load(interfaceName, loader));
        method.setAccessible(true);
        Object[] receiver = {object};
        Function<@Nullable Object, @Nullable Object> direct =
                DirectCall.of(method, receiver, List.of(method.getParameterTypes()));
        return new FunctionCall(
                method,
                object,
                false,
                direct == null ? new Object[0] : receiver,
                method.getParameterCount(),
                method.getReturnType() != void.class,
                direct);
    }

    private static Object create(FunctionSpec.NamedClass spec, ClassLoader loader) {
        try {
            Constructor<?> constructor =
                    FunctionMembers.load(spec.className(), loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new FunctionException(
                    spec.className() + " has no constructor without parameters: add one, or pass an object of it", e);
        } catch (InvocationTargetException e) {
            throw new FunctionException(
                    "the constructor of " + spec.className() + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new FunctionException(spec.className() + " cannot be made: " + e, e);
        }
    }

    private static Object deserialize(String base64, ClassLoader loader) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        try (ObjectInputStream in = new LoaderInputStream(bytes, loader)) {
            return in.readObject();
        } catch (ClassNotFoundException | IOException e) {
            throw new FunctionException("the function's captured values cannot be read in the worker: " + e, e);
        }
    }

    /**
     * Calls the function.
     *
     * @param argument what it takes: ignored if that is nothing, an {@code Object[]} if it is more than one
     * @return its result; null if it has none
     * @throws Throwable whatever the function throws, unwrapped
     */
    public @Nullable Object call(@Nullable Object argument) throws Throwable {
        if (direct != null) {
            Object result = direct.apply(captured.length + arity == 1 ? onlyArgument(argument) : arguments(argument));
            return hasResult ? result : null;
        }
        try {
            if (target instanceof Constructor) {
                return ((Constructor<?>) target).newInstance(arguments(argument));
            }
            Object result = receiverIsArgument
                    ? callOnArgument((Method) target, argument)
                    : ((Method) target).invoke(receiver, arguments(argument));
            return hasResult ? result : null;
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            throw thrown != null ? thrown : e;
        }
    }

    private @Nullable Object onlyArgument(@Nullable Object argument) {
        return arity == 1 ? argument : captured[0];
    }

    private @Nullable Object callOnArgument(Method method, @Nullable Object argument)
            throws ReflectiveOperationException {
        if (arity == 1) {
            return method.invoke(argument);
        }
        Object[] all = several(argument);
        Object[] rest = new Object[all.length - 1];
        System.arraycopy(all, 1, rest, 0, rest.length);
        return method.invoke(all[0], rest);
    }

    private @Nullable Object[] arguments(@Nullable Object argument) {
        if (arity == 0) {
            return captured;
        }
        @Nullable Object[] arguments = new @Nullable Object[captured.length + arity];
        System.arraycopy(captured, 0, arguments, 0, captured.length);
        if (arity == 1) {
            arguments[captured.length] = argument;
        } else {
            System.arraycopy(several(argument), 0, arguments, captured.length, arity);
        }
        return arguments;
    }

    private static Object[] several(@Nullable Object argument) {
        if (argument instanceof Object[] several) {
            return several;
        }
        throw new IllegalStateException("several arguments come as an array");
    }

    /** Resolves classes in the user's loader; the stream's own choice would be this class's loader. */
    private static final class LoaderInputStream extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderInputStream(byte[] bytes, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described); // primitive types
            }
        }
    }
}
