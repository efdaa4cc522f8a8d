package io.github.poollaunch.protocol.function;

import io.github.poollaunch.protocol.direct.MethodTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Finds what a {@link FunctionSpec} names, by reflection, without initialising any class. */
final class FunctionMembers {
    private FunctionMembers() {}

    static Class<?> load(String className, ClassLoader loader) {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException e) {
            throw missing(className, e);
        } catch (LinkageError e) {
            throw new FunctionException("the class " + className + " cannot be loaded: " + e, e);
        }
    }

    private static FunctionException missing(String className, ClassNotFoundException e) {
        return new FunctionException(
                "the class " + className + " is not on the worker's class path: add its jar or folder (classPath)", e);
    }

    /** Returns the types that a descriptor names. */
    static MethodTypes types(String descriptor, ClassLoader loader) {
        try {
            return MethodTypes.parse(descriptor, loader);
        } catch (ClassNotFoundException e) {
            throw missing(String.valueOf(e.getMessage()), e);
        } catch (LinkageError e) {
            throw new FunctionException("a class of " + descriptor + " cannot be loaded: " + e, e);
        }
    }

    static Executable executable(FunctionSpec.NamedMethod spec, ClassLoader loader) {
        Class<?> owner = load(spec.className(), loader);
        Class<?>[] parameters = types(spec.descriptor(), loader).parameters().toArray(new Class<?>[0]);
        try {
            if (spec.kind() == FunctionSpec.Kind.CONSTRUCTOR) {
                Constructor<?> constructor = owner.getDeclaredConstructor(parameters);
                return constructor;
            }
            return method(owner, spec.methodName(), parameters);
        } catch (NoSuchMethodException e) {
            throw new FunctionException(
                    spec.className() + " has no method " + spec.methodName() + spec.descriptor()
                            + " in the worker: parent and worker see different versions of the class",
                    e);
        }
    }

    private static Method method(Class<?> owner, String name, Class<?>[] parameters) throws NoSuchMethodException {
        for (Class<?> each = owner; each != null; each = each.getSuperclass()) {
            try {
                return each.getDeclaredMethod(name, parameters);
            } catch (NoSuchMethodException e) {
                // Inherited, perhaps; an interface's default method is found below.
            }
        }
        return owner.getMethod(name, parameters);
    }

    /** Returns the one abstract method of a functional interface. */
    static Method abstractMethod(Class<?> functionalInterface) {
        for (Method method : functionalInterface.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                return method;
            }
        }
        throw new FunctionException(functionalInterface.getName() + " is not a functional interface", null);
    }
}
