package io.github.poollaunch.protocol.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A function that is ready to be called. As thread-safe as the user's function.
 *
 * <p>Plain reflection, not method handles: a child's first call comes some 20 ms sooner, and a warm one costs a few
 * nanoseconds more.
 */
public final class FunctionCall {

    private final Executable target;
    private final @Nullable Object receiver;
    private final boolean receiverIsItem;
    private final Object[] captured;
    private final boolean takesItem;

    private FunctionCall(
            Executable target,
            @Nullable Object receiver,
            boolean receiverIsItem,
            Object[] captured,
            boolean takesItem) {
        this.target = target;
        this.receiver = receiver;
        this.receiverIsItem = receiverIsItem;
        this.captured = captured;
        this.takesItem = takesItem;
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
        boolean takesItem = FunctionMembers.type(spec.instantiated(), loader).parameterCount() > 0;
        if (spec.kind() != FunctionSpec.Kind.INSTANCE) {
            return new FunctionCall(target, null, false, captured, takesItem);
        }
        if (captured.length == 0) {
            return new FunctionCall(target, null, true, captured, takesItem);
        }
        Object[] rest = new Object[captured.length - 1];
        System.arraycopy(captured, 1, rest, 0, rest.length);
        return new FunctionCall(target, captured[0], false, rest, takesItem);
    }

    private static FunctionCall ofObject(Object object, String interfaceName, ClassLoader loader) {
        Method method = FunctionMembers.abstractMethod(FunctionMembers.load(interfaceName, loader));
        method.setAccessible(true);
        return new FunctionCall(method, object, false, new Object[0], method.getParameterCount() > 0);
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
     * @param item ignored by a function without parameters
     * @throws Throwable whatever the function throws, unwrapped
     */
    public @Nullable Object call(@Nullable Object item) throws Throwable {
        try {
            if (target instanceof Constructor) {
                return ((Constructor<?>) target).newInstance(arguments(item));
            }
            return receiverIsItem
                    ? ((Method) target).invoke(item)
                    : ((Method) target).invoke(receiver, arguments(item));
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            throw thrown != null ? thrown : e;
        }
    }

    private @Nullable Object[] arguments(@Nullable Object item) {
        if (!takesItem) {
            return captured;
        }
        @Nullable Object[] arguments = new @Nullable Object[captured.length + 1];
        System.arraycopy(captured, 0, arguments, 0, captured.length);
        arguments[captured.length] = item;
        return arguments;
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
