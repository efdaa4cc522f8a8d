package io.github.poollaunch.protocol.value;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Types as text, for a type that both sides cannot read from a function's declaration: {@code int}, {@code java.lang.String[]},
 * {@code java.util.Map<java.lang.String, a.b.Outer$Inner>}. Classes have their binary names.
 */
public final class TypeText {

    private static final Class<?>[] PRIMITIVES = {
        int.class, long.class, double.class, boolean.class, float.class, short.class, byte.class, char.class
    };

    private final String text;
    private final ClassLoader loader;
    private int position;

    private TypeText(String text, ClassLoader loader) {
        this.text = text;
        this.loader = loader;
    }

    /** Returns the text of {@code type}; variables and wildcards stand for their bounds. */
    public static String of(Type type) {
        StringBuilder text = new StringBuilder();
        append(text, TypeVariables.NONE.fill(type));
        return text.toString();
    }

    private static void append(StringBuilder text, Type type) {
        if (type instanceof ParameterizedType parameterizedType) {
            text.append(TypeVariables.raw(type).getName());
            String before = "<";
            for (Type argument : parameterizedType.getActualTypeArguments()) {
                text.append(before);
                append(text, argument);
                before = ", ";
            }
            text.append('>');
        } else if (type instanceof GenericArrayType genericArrayType) {
            append(text, genericArrayType.getGenericComponentType());
            text.append("[]");
        } else if (type instanceof Class<?> raw && raw.isArray()) {
            append(text, raw.getComponentType());
            text.append("[]");
        } else {
            text.append(TypeVariables.raw(type).getName());
        }
    }

    /**
     * Returns the type that {@code text} tells. Its classes are loaded, not initialised.
     *
     * @throws ValueException if it is no type's text, or one of its classes is missing
     */
    public static Type parse(String text, ClassLoader loader) {
        TypeText parser = new TypeText(text, loader);
        Type type = parser.type();
        if (parser.position < text.length()) {
            throw new ValueException("not a type: \"" + text + '"');
        }
        return type;
    }

    private Type type() {
        int from = position;
        while (position < text.length() && "<>,[]".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        Class<?> raw = load(text.substring(from, position));
        Type type = raw;
        if (skip("<")) {
            List<Type> arguments = new ArrayList<>();
            do {
                arguments.add(type());
            } while (skip(", "));
            if (!skip(">") || arguments.size() != raw.getTypeParameters().length) {
                throw new ValueException("not a type: \"" + text + '"');
            }
            type = TypeVariables.parameterized(raw, arguments.toArray(new Type[0]));
        }
        while (skip("[]")) {
            type = TypeVariables.arrayOf(type);
        }
        return type;
    }

    private boolean skip(String token) {
        if (text.startsWith(token, position)) {
            position += token.length();
            return true;
        }
        return false;
    }

    private Class<?> load(String name) {
        for (Class<?> primitive : PRIMITIVES) {
            if (primitive.getName().equals(name)) {
                return primitive;
            }
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new ValueException(
                    "the class " + name + " is not on the worker's class path: add its jar or folder (classPath)");
        } catch (LinkageError e) {
            throw new ValueException("the class " + name + " cannot be loaded: " + e);
        }
    }
}
