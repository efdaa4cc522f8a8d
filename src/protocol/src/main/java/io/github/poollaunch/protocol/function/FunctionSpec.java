package io.github.poollaunch.protocol.function;

import java.lang.invoke.MethodHandleInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a function travels: by name where it has one, with captured values where it holds some. Immutable.
 *
 * <p>What is captured travels as Java serialisation in Base64: it is a lambda's or an object's private state, which only
 * the same class in a JVM can take up. A child reads it from its parent alone.
 */
public sealed interface FunctionSpec {

    /** The name that errors give the function. */
    String displayName();

    /**
     * A class with a public constructor without parameters; a child makes one object of it.
     *
     * @param className the class's binary name
     * @param interfaceName the functional interface through which it is called
     */
    record NamedClass(String className, String interfaceName) implements FunctionSpec {
        @Override
        public String displayName() {
            return className;
        }
    }

    /**
     * An object with state.
     *
     * @param className its class's binary name
     * @param interfaceName the functional interface through which it is called
     * @param serialized the object, serialised, in Base64
     */
    record SerializedObject(String className, String interfaceName, String serialized) implements FunctionSpec {
        @Override
        public String displayName() {
            return className;
        }
    }

    /**
     * A method or constructor: a method reference's, or a lambda's synthetic one.
     *
     * @param kind how it is called
     * @param className the declaring class's binary name
     * @param methodName the method's name; {@code <init>} for a constructor
     * @param descriptor its parameter and result types as a JVM descriptor, such as {@code (I)I}
     * @param instantiated the functional interface's erased types at this place, such as
     *     {@code (Ljava/lang/Integer;)Ljava/lang/Integer;}: they tell a generic method's types
     * @param captured the captured values (a receiver first) as a serialised {@code Object[]} in Base64; null if none
     * @param capturedCount how many values are captured
     */
    record NamedMethod(
            Kind kind,
            String className,
            String methodName,
            String descriptor,
            String instantiated,
            @Nullable String captured,
            int capturedCount)
            implements FunctionSpec {
        @Override
        public String displayName() {
            if (methodName.startsWith("lambda$")) {
                return "a lambda in " + className;
            }
            return className + "::" + (kind == Kind.CONSTRUCTOR ? "new" : methodName);
        }
    }

    /**
     * A function whose values' types are told beside it, since its declaration has lost them.
     *
     * @param function the function itself, not typed
     * @param types its parameters' types and its result's, as {@link io.github.poollaunch.protocol.value.TypeText}
     */
    record Typed(FunctionSpec function, List<String> types) implements FunctionSpec {
        @Override
        public String displayName() {
            return function.displayName();
        }
    }

    /** How a method is called. */
    enum Kind {
        STATIC,
        INSTANCE,
        CONSTRUCTOR;

        /**
         * Returns the kind that a request names: not by {@code valueOf}, which calls a method by reflection, a child's first
         * such call.
         *
         * @throws IllegalArgumentException if there is no such kind
         */
        public static Kind named(String name) {
            return switch (name) {
                case "static" -> STATIC;
                case "instance" -> INSTANCE;
                case "constructor" -> CONSTRUCTOR;
                default -> throw new IllegalArgumentException("there is no kind of method " + name);
            };
        }

        /** Returns the kind of a method handle's reference kind, as in {@link MethodHandleInfo}. */
        public static Kind of(int referenceKind) {
            return switch (referenceKind) {
                case MethodHandleInfo.REF_invokeStatic -> STATIC;
                case MethodHandleInfo.REF_newInvokeSpecial -> CONSTRUCTOR;
                default -> INSTANCE;
            };
        }
    }
}
