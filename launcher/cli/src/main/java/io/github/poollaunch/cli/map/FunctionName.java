package io.github.poollaunch.cli.map;

import org.jspecify.annotations.Nullable;

/**
 * A function as the user typed it.
 *
 * @param className a class, with dots
 * @param methodName its method; null if the class itself is the function
 */
record FunctionName(String className, @Nullable String methodName) {

    static FunctionName parse(String text) throws UnusableFunctionException {
        String[] parts = text.split("::", -1);
        if (parts.length > 2 || parts[0].isEmpty() || parts[parts.length - 1].isEmpty()) {
            throw new UnusableFunctionException("not a function: '" + text
                    + "': write package.Class::staticMethod, or a class that implements PoolFunction");
        }
        if (text.replace("::", "").indexOf(':') >= 0) {
            throw new UnusableFunctionException("not a function: '" + text
                    + "': a method stands behind two colons, as in package.Class::staticMethod");
        }
        return new FunctionName(parts[0], parts.length == 2 ? parts[1] : null);
    }

    @Override
    public String toString() {
        return methodName == null ? className : className + "::" + methodName;
    }
}
