package io.github.poollaunch.cli.map;

import io.github.poollaunch.PoolFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the user's function in the class path. No class is initialised: with processes that is for the children. */
final class FunctionFinder {

    private final ClassPathOption classPath;
    private final ClassLoader loader;

    FunctionFinder(ClassPathOption classPath) {
        this.classPath = classPath;
        this.loader = classPath.loader();
    }

    PoolFunction<Object, Object> find(FunctionName name) throws UnusableFunctionException {
        Class<?> type = load(name.className());
        if (type == null) {
            throw new UnusableFunctionException(unknown(name));
        }
        try {
            String method = name.methodName();
            return method == null ? ofClass(type) : PoolFunction.of(method(type, method));
        } catch (LinkageError e) {
            throw broken(type.getName(), e);
        }
    }

    /** Returns the class; null if there is none. A nested class may be written with a dot, as in Java. */
    private @Nullable Class<?> load(String name) throws UnusableFunctionException {
        String tried = name;
        while (true) {
            try {
                return Class.forName(tried, false, loader);
            } catch (ClassNotFoundException e) {
                int dot = tried.lastIndexOf('.');
                if (dot < 0) {
                    return null;
                }
                tried = tried.substring(0, dot) + '$' + tried.substring(dot + 1);
            } catch (LinkageError e) {
                throw broken(name, e);
            }
        }
    }

    private static UnusableFunctionException broken(String name, LinkageError e) {
        String hint = e instanceof UnsupportedClassVersionError
                ? ": it was compiled for a newer Java than this one, " + System.getProperty("java.version")
                : ": is something missing on --classpath that it needs?";
        return new UnusableFunctionException("the class " + name + " cannot be loaded: " + e + hint);
    }

    private String unknown(FunctionName name) throws UnusableFunctionException {
        String className = name.className();
        int dot = className.lastIndexOf('.');
        if (name.methodName() == null && dot > 0 && load(className.substring(0, dot)) != null) {
            return "there is no class " + className + ": for a method write " + className.substring(0, dot) + "::"
                    + className.substring(dot + 1);
        }
        for (Path entry : classPath.entries()) {
            if (Files.notExists(entry)) {
                return "there is no class " + className + ": " + entry + ", of the class path, does not exist";
            }
        }
        List<String> near = NearMisses.classes(className, classPath.entries());
        return "there is no class " + className + " on the class path (" + classPath + "): "
                + (near.isEmpty()
                        ? "add its jar or folder with --classpath"
                        : "did you mean " + NearMisses.list(near) + "?");
    }

    private static PoolFunction<Object, Object> ofClass(Class<?> type) throws UnusableFunctionException {
        String name = type.getName();
        if (!PoolFunction.class.isAssignableFrom(type)) {
            throw new UnusableFunctionException("the class " + name
                    + " does not implement PoolFunction: name one of its static methods, as in " + name + "::method");
        }
        try {
            return PoolFunction.of(type);
        } catch (IllegalArgumentException e) {
            throw new UnusableFunctionException(
                    e.getMessage() + ": a public class with a public constructor without parameters is needed");
        }
    }

    private static Method method(Class<?> type, String name) throws UnusableFunctionException {
        String function = type.getName() + "::" + name;
        List<Method> methods = named(type, name);
        if (methods.isEmpty()) {
            List<String> near = NearMisses.methods(type, name);
            throw new UnusableFunctionException("there is no method " + name + " in " + type.getName()
                    + (near.isEmpty() ? "" : ": did you mean " + NearMisses.list(near) + "?"));
        }
        if (methods.size() > 1) {
            String all =
                    methods.stream().map(FunctionFinder::signature).sorted().collect(Collectors.joining(", "));
            throw new UnusableFunctionException(function + " is overloaded (" + all
                    + "): write a static method with a name of its own that calls the one you mean");
        }
        Method method = methods.get(0);
        String flaw = flaw(method);
        if (flaw != null) {
            throw new UnusableFunctionException(function + " " + flaw);
        }
        return method;
    }

    /** What keeps the method from being a function, and how to mend it; null if nothing does. */
    private static @Nullable String flaw(Method method) {
        int modifiers = method.getModifiers();
        if (!Modifier.isPublic(modifiers)) {
            return "is " + (Modifier.isPrivate(modifiers) ? "private" : "not public") + ": make it public";
        }
        if (!Modifier.isStatic(modifiers)) {
            return "is not static: make it static, or let its class implement PoolFunction";
        }
        if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            return "is in a class that is not public: make "
                    + method.getDeclaringClass().getName() + " public";
        }
        if (method.getParameterCount() != 1) {
            return "takes " + method.getParameterCount()
                    + " parameters, not one: put what it needs into one list, map or record";
        }
        return method.getReturnType() == void.class ? "returns nothing: a result is needed, even if it is null" : null;
    }

    /** Public methods of that name; or, if there are none, the others that the class has, to say what is wrong with them. */
    private static List<Method> named(Class<?> type, String name) {
        List<Method> visible = keep(type.getMethods(), name);
        return visible.isEmpty() ? keep(type.getDeclaredMethods(), name) : visible;
    }

    private static List<Method> keep(Method[] methods, String name) {
        List<Method> kept = new ArrayList<>();
        for (Method method : methods) {
            if (method.getName().equals(name) && !method.isSynthetic()) {
                kept.add(method);
            }
        }
        return kept;
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
