package io.github.poollaunch.protocol.function;

import io.github.poollaunch.protocol.direct.MethodTypes;
import io.github.poollaunch.protocol.value.TypeText;
import io.github.poollaunch.protocol.value.TypeVariables;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a function's values, read from its declaration. Parent and child read them alike, each from its own copy
 * of the class, so that types need not travel.
 *
 * @param parameters the types of what one call takes, in order; none for a supplier
 * @param result the result's type; {@code void} if there is none
 */
public record FunctionSignature(List<Type> parameters, Type result) {

    /**
     * Reads the types that {@code spec} stands for. No class is initialised.
     *
     * @throws FunctionException if a class or method is missing
     * @throws io.github.poollaunch.protocol.value.ValueException if a type that was told beside it is missing
     */
    public static FunctionSignature of(FunctionSpec spec, ClassLoader loader) {
        if (spec instanceof FunctionSpec.NamedMethod namedMethod) {
            return ofMethod(namedMethod, loader);
        }
        if (spec instanceof FunctionSpec.NamedClass named) {
            return ofClass(named.className(), named.interfaceName(), loader);
        }
        if (spec instanceof FunctionSpec.Typed typed) {
            return ofTexts(typed.types(), loader);
        }
        FunctionSpec.SerializedObject object = (FunctionSpec.SerializedObject) spec;
        return ofClass(object.className(), object.interfaceName(), loader);
    }

    private static FunctionSignature ofTexts(List<String> texts, ClassLoader loader) {
        List<Type> types = new ArrayList<>();
        for (String text : texts) {
            types.add(TypeText.parse(text, loader));
        }
        Type result = types.remove(types.size() - 1);
        return new FunctionSignature(types, result);
    }

    private static FunctionSignature ofClass(String className, String interfaceName, ClassLoader loader) {
        Class<?> type = FunctionMembers.load(className, loader);
        Class<?> functionalInterface = FunctionMembers.load(interfaceName, loader);
        Method method = FunctionMembers.abstractMethod(functionalInterface);
        TypeVariables variables = TypeVariables.of(TypeVariables.ancestor(type, functionalInterface));
        List<Type> parameters = new ArrayList<>();
        for (Type parameter : method.getGenericParameterTypes()) {
            parameters.add(TypeVariables.NONE.fill(variables.fill(parameter)));
        }
        return new FunctionSignature(
                parameters, TypeVariables.NONE.fill(variables.fill(method.getGenericReturnType())));
    }

    private static FunctionSignature ofMethod(FunctionSpec.NamedMethod spec, ClassLoader loader) {
        Executable executable = FunctionMembers.executable(spec, loader);
        MethodTypes instantiated = FunctionMembers.types(spec.instantiated(), loader);
        Type[] declared = parameters(executable, spec.kind());
        List<Type> parameters = new ArrayList<>();
        for (int i = 0; i < instantiated.parameters().size(); i++) {
            parameters.add(narrower(
                    declared[spec.capturedCount() + i],
                    instantiated.parameters().get(i)));
        }
        Type result = executable instanceof Constructor
                ? executable.getDeclaringClass()
                : ((Method) executable).getGenericReturnType();
        // A Runnable's result is nothing, whatever the method behind it returns.
        return new FunctionSignature(
                parameters, instantiated.result() == void.class ? void.class : narrower(result, instantiated.result()));
    }

    /** All that the call takes: an instance method's receiver comes first. */
    private static Type[] parameters(Executable executable, FunctionSpec.Kind kind) {
        Type[] own = executable.getGenericParameterTypes();
        if (own.length != executable.getParameterCount()) {
            // Synthetic parameters (of an inner class's constructor) are left out of the generic ones.
            own = executable.getParameterTypes();
        }
        if (kind != FunctionSpec.Kind.INSTANCE) {
            return own;
        }
        Type[] all = new Type[own.length + 1];
        all[0] = executable.getDeclaringClass();
        System.arraycopy(own, 0, all, 1, own.length);
        return all;
    }

    /**
     * Of what the method declares and what the call's place says, the one that tells more: {@code T} against Integer
     * gives Integer, {@code List<Integer>} against List gives {@code List<Integer>}, int against Integer gives int.
     */
    private static Type narrower(Type declared, Class<?> instantiated) {
        Type filled = TypeVariables.NONE.fill(declared);
        Class<?> raw = TypeVariables.raw(filled);
        if (raw.isPrimitive()) {
            // f(long) may be called with an Integer: the call widens it.
            return MethodTypes.boxed(raw) == instantiated || instantiated == Object.class ? raw : instantiated;
        }
        // A generic class that the method declares in full says more than any erased one.
        boolean instantiatedSaysMore = !(filled instanceof ParameterizedType) && raw.isAssignableFrom(instantiated);
        return instantiatedSaysMore ? instantiated : filled;
    }
}
