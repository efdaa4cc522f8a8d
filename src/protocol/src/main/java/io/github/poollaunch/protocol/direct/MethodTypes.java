package io.github.poollaunch.protocol.direct;

import java.util.ArrayList;
import java.util.List;

/**
 * The types of a method as class files write them, in a descriptor: {@code (Ljava/lang/String;[I)J}; see section 4.3.3 of The
 * Java Virtual Machine Specification. Not the JDK's MethodType, which costs a JVM that has just been started 1 to 2 ms, a
 * thirtieth of a child's start. Immutable.
 *
 * @param parameters in order
 * @param result {@code void} for none
 */
public record MethodTypes(List<Class<?>> parameters, Class<?> result) {

    private static final String CODES = "ZBCSIJFDV";

    /** By their places in {@link #CODES}. */
    private static final List<Class<?>> PRIMITIVES = List.of(
            boolean.class,
            byte.class,
            char.class,
            short.class,
            int.class,
            long.class,
            float.class,
            double.class,
            void.class);

    private static final List<Class<?>> BOXES = List.of(
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Void.class);

    /**
     * Reads a descriptor. No class is initialised.
     *
     * @throws ClassNotFoundException if a class is missing; a LinkageError if it cannot be loaded
     * @throws IllegalArgumentException if it is none
     */
    public static MethodTypes parse(String descriptor, ClassLoader loader) throws ClassNotFoundException {
        List<Class<?>> parameters = new ArrayList<>();
        boolean is = descriptor.startsWith("(");
        int place = 1;
        // A class's name may have a parenthesis in it.
        while (is && place < descriptor.length() && descriptor.charAt(place) != ')') {
            int next = end(descriptor, place);
            is = next <= descriptor.length() && descriptor.charAt(place) != 'V';
            if (is) {
                parameters.add(type(descriptor.substring(place, next), loader));
                place = next;
            }
        }
        if (!is || place >= descriptor.length() || end(descriptor, place + 1) != descriptor.length()) {
            throw new IllegalArgumentException("no method's descriptor: " + descriptor);
        }
        return new MethodTypes(parameters, type(descriptor.substring(place + 1), loader));
    }

    /** Where the type ends that starts there; beyond the end of all if it does not. */
    private static int end(String descriptor, int start) {
        int place = start;
        while (place < descriptor.length() && descriptor.charAt(place) == '[') {
            place++;
        }
        if (place == descriptor.length() || descriptor.charAt(place) != 'L') {
            return place + 1;
        }
        int semicolon = descriptor.indexOf(';', place);
        return semicolon < 0 ? descriptor.length() + 1 : semicolon + 1;
    }

    private static Class<?> type(String text, ClassLoader loader) throws ClassNotFoundException {
        int code = text.length() == 1 ? CODES.indexOf(text.charAt(0)) : -1;
        if (code >= 0) {
            return PRIMITIVES.get(code);
        }
        if (text.length() > 1 && text.charAt(0) == '[' && !text.endsWith("[V")) {
            return type(text.substring(1), loader).arrayType();
        }
        if (text.length() < 3 || text.charAt(0) != 'L' || text.indexOf('.') >= 0) {
            throw new IllegalArgumentException("no type's descriptor: " + text);
        }
        return Class.forName(text.substring(1, text.length() - 1).replace('/', '.'), false, loader);
    }

    /** The descriptor of a method with such types. */
    static String descriptor(Class<?> result, Class<?>... parameters) {
        StringBuilder text = new StringBuilder("(");
        for (Class<?> parameter : parameters) {
            append(text, parameter);
        }
        append(text.append(')'), result);
        return text.toString();
    }

    /** The descriptor of a field of such a type. */
    static String ofField(Class<?> type) {
        StringBuilder text = new StringBuilder();
        append(text, type);
        return text.toString();
    }

    private static void append(StringBuilder text, Class<?> type) {
        int primitive = PRIMITIVES.indexOf(type);
        if (primitive >= 0) {
            text.append(CODES.charAt(primitive));
        } else if (type.isArray()) {
            text.append(type.getName().replace('.', '/'));
        } else {
            text.append('L').append(type.getName().replace('.', '/')).append(';');
        }
    }

    /** The class whose objects stand for a primitive type's values; any other type itself. */
    public static Class<?> boxed(Class<?> type) {
        int primitive = PRIMITIVES.indexOf(type);
        return primitive < 0 ? type : BOXES.get(primitive);
    }
}
