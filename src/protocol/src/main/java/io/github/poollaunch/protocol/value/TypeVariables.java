package io.github.poollaunch.protocol.value;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the type variables of a generic type stand for, and types with their variables filled in. Immutable.
 *
 * <p>Filled types consist of classes and parameterised types only: a variable that nothing decides becomes its bound, a
 * wildcard its upper bound, an array of a generic type the array of its raw type if that decides the element.
 */
public final class TypeVariables {

    /** No variable is known. */
    public static final TypeVariables NONE = new TypeVariables(new HashMap<>());

    private final Map<TypeVariable<?>, Type> known;

    private TypeVariables(Map<TypeVariable<?>, Type> known) {
        this.known = known;
    }

    /** Returns what {@code type}'s own type arguments say of its class's variables. */
    public static TypeVariables of(Type type) {
        if (!(type instanceof ParameterizedType parameterizedType)) {
            return NONE;
        }
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        Type[] arguments = parameterizedType.getActualTypeArguments();
        TypeVariable<?>[] variables = raw(type).getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            known.put(variables[i], arguments[i]);
        }
        return new TypeVariables(known);
    }

    /**
     * Returns {@code ancestor} with its type arguments as {@code type} fills them, or the bare class if {@code type}
     * leaves them open, or is no descendant of it.
     */
    public static Type ancestor(Type type, Class<?> ancestor) {
        Type found = find(type, ancestor);
        return found == null ? ancestor : found;
    }

    /**
     * Returns {@code subclass} with its type arguments as far as {@code type} decides them: of {@code Shape<Integer>} and
     * {@code Circle<T> implements Shape<T>}, {@code Circle<Integer>}.
     */
    static Type subtype(Type type, Class<?> subclass) {
        TypeVariable<?>[] own = subclass.getTypeParameters();
        if (own.length == 0) {
            return subclass;
        }
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        Type ancestor = ancestor(new Parameterized(subclass, own), raw(type));
        if (ancestor instanceof ParameterizedType generic && type instanceof ParameterizedType filled) {
            Type[] variables = generic.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                if (variables[i] instanceof TypeVariable<?> variable) {
                    known.put(variable, filled.getActualTypeArguments()[i]);
                }
            }
        }
        return new TypeVariables(known).fill(new Parameterized(subclass, own));
    }

    private static @Nullable Type find(Type type, Class<?> ancestor) {
        Class<?> raw = raw(type);
        if (raw == ancestor) {
            return type;
        }
        if (!ancestor.isAssignableFrom(raw)) {
            return null;
        }
        TypeVariables variables = of(type);
        Type parent = raw.getGenericSuperclass();
        if (parent != null && ancestor.isAssignableFrom(raw(parent))) {
            return find(variables.fill(parent), ancestor);
        }
        for (Type each : raw.getGenericInterfaces()) {
            if (ancestor.isAssignableFrom(raw(each))) {
                return find(variables.fill(each), ancestor);
            }
        }
        return null;
    }

    /** Returns {@code type} without variables and wildcards. */
    public Type fill(Type type) {
        if (type instanceof Class) { // First: the JDK's other kinds of types need not be loaded then.
            return type;
        }
        if (type instanceof TypeVariable) {
            Type value = known.get(type);
            // A bound may name its own variable (T extends Comparable<T>): its raw type ends the recursion.
            return value != null ? value : raw(((TypeVariable<?>) type).getBounds()[0]);
        }
        if (type instanceof WildcardType wildcardType) {
            return fill(wildcardType.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType parameterizedType) {
            Type[] arguments = parameterizedType.getActualTypeArguments();
            Type[] filled = new Type[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                filled[i] = fill(arguments[i]);
            }
            return new Parameterized(raw(type), filled);
        }
        if (type instanceof GenericArrayType genericArrayType) {
            return arrayOf(fill(genericArrayType.getGenericComponentType()));
        }
        return type;
    }

    /** Returns the class behind a type. */
    public static Class<?> raw(Type type) {
        if (type instanceof Class) {
            return (Class<?>) type;
        }
        if (type instanceof ParameterizedType parameterizedType) {
            return (Class<?>) parameterizedType.getRawType();
        }
        if (type instanceof GenericArrayType genericArrayType) {
            return arrayOf(raw(genericArrayType.getGenericComponentType()));
        }
        if (type instanceof WildcardType wildcardType) {
            return raw(wildcardType.getUpperBounds()[0]);
        }
        return raw(((TypeVariable<?>) type).getBounds()[0]);
    }

    private static Class<?> arrayOf(Class<?> element) {
        return Array.newInstance(element, 0).getClass();
    }

    /** Returns the array type of filled elements. */
    public static Type arrayOf(Type element) {
        return element instanceof Class ? arrayOf((Class<?>) element) : new GenericArray(element);
    }

    /** Returns a class with filled arguments, as many as it has variables. */
    public static Type parameterized(Class<?> raw, Type... arguments) {
        return new Parameterized(raw, arguments);
    }

    private record GenericArray(Type element) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return element;
        }

        @Override
        public String getTypeName() {
            return element.getTypeName() + "[]";
        }
    }

    /** Equal by content, since types are keys of the codecs' table. */
    private static final class Parameterized implements ParameterizedType {
        private final Class<?> raw;
        private final Type[] arguments;

        Parameterized(Class<?> raw, Type[] arguments) {
            this.raw = raw;
            this.arguments = arguments;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Parameterized parameterized
                    && raw == parameterized.raw
                    && Arrays.equals(arguments, parameterized.arguments);
        }

        @Override
        public int hashCode() {
            return 31 * raw.hashCode() + Arrays.hashCode(arguments);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(raw.getTypeName());
            for (int i = 0; i < arguments.length; i++) {
                text.append(i == 0 ? "<" : ", ").append(arguments[i].getTypeName());
            }
            return text.append('>').toString();
        }
    }
}
