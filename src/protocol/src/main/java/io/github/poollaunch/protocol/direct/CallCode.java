package io.github.poollaunch.protocol.direct;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** What a class of {@link DirectCall}'s does, as instructions. It can be written under more than one name. */
final class CallCode {

    private static final int SIPUSH = 0x11;
    private static final int ALOAD_1 = 0x2b;
    private static final int AALOAD = 0x32;
    private static final int AASTORE = 0x53;
    private static final int DUP = 0x59;
    private static final int ARETURN = 0xb0;
    private static final int ANEWARRAY = 0xbd;

    private static final String OBJECT = "java/lang/Object";
    private static final String ARRAY = "[Ljava/lang/Object;";

    /** An array or object twice, a place, a value of two words. */
    private static final int VALUES_STACK = 5;

    private final CallClass made = new CallClass();
    private final ClassBytes code = new ClassBytes();

    /** How many words it pushes at most. */
    private final int stack;

    private CallCode(int stack) {
        this.stack = stack;
    }

    /** The bytes of a class that does this; see {@link CallClass#write}. */
    byte[] write(String name, boolean tells) {
        return made.write(name, tells, code, stack);
    }

    /** What it takes, in order: an object's method takes the object first. */
    static Class<?>[] parameters(Executable target) {
        Class<?>[] own = target.getParameterTypes();
        if (target instanceof Constructor || Modifier.isStatic(target.getModifiers())) {
            return own;
        }
        Class<?>[] all = new Class<?>[own.length + 1];
        all[0] = target.getDeclaringClass();
        System.arraycopy(own, 0, all, 1, own.length);
        return all;
    }

    /** Takes the arguments out of their array, casts or unboxes them, calls a method or constructor, and boxes the result. */
    static CallCode call(Executable target) {
        Class<?>[] parameters = parameters(target);
        // Before the call: a new object twice, the arguments, and the array and the place of the last.
        CallCode call = new CallCode(VALUES_STACK + words(parameters));
        Class<?> owner = target.getDeclaringClass();
        if (target instanceof Constructor) {
            call.made.create(call.code, CallClass.internalName(owner));
        }
        for (int i = 0; i < parameters.length; i++) {
            if (parameters.length == 1) {
                call.code.u1(ALOAD_1);
            } else {
                call.pushElement(i);
            }
            call.made.unpack(call.code, parameters[i]);
        }
        if (target instanceof Method method) {
            call.invoke(method);
            call.made.pack(call.code, method.getReturnType());
        } else {
            call.made.invokeConstructor(
                    call.code, CallClass.internalName(owner), MethodTypes.descriptor(void.class, parameters));
        }
        call.code.u1(ARETURN);
        return call;
    }

    private void invoke(Method method) {
        Class<?> owner = method.getDeclaringClass();
        String descriptor = MethodTypes.descriptor(method.getReturnType(), method.getParameterTypes());
        if (Modifier.isStatic(method.getModifiers())) {
            made.invokeStatic(code, owner, method.getName(), descriptor);
        } else {
            made.invokeVirtual(code, owner, method.getName(), descriptor, words(parameters(method)));
        }
    }

    private static int words(Class<?>... types) {
        int words = 0;
        for (Class<?> type : types) {
            words += type == long.class || type == double.class ? 2 : 1;
        }
        return words;
    }

    /** Asks an object for what its methods without parameters say, and returns an {@code Object[]} of it. */
    static CallCode values(Class<?> owner, Method[] methods) {
        CallCode values = new CallCode(VALUES_STACK);
        values.pushArray(methods.length);
        for (int i = 0; i < methods.length; i++) {
            values.pushForValue(i, owner);
            values.invoke(methods[i]);
            values.store(methods[i].getReturnType());
        }
        values.code.u1(ARETURN);
        return values;
    }

    /** Returns an {@code Object[]} of what is in an object's fields. */
    static CallCode fieldValues(Class<?> owner, Field[] fields) {
        CallCode values = new CallCode(VALUES_STACK);
        values.pushArray(fields.length);
        for (int i = 0; i < fields.length; i++) {
            values.pushForValue(i, owner);
            values.made.getField(values.code, fields[i]);
            values.store(fields[i].getType());
        }
        values.code.u1(ARETURN);
        return values;
    }

    private void pushArray(int length) {
        code.u1(SIPUSH);
        code.u2(length);
        made.operand(code, ANEWARRAY, OBJECT);
    }

    /** Pushes the array and the place of a value, and the object that has it. */
    private void pushForValue(int place, Class<?> owner) {
        code.u1(DUP);
        code.u1(SIPUSH);
        code.u2(place);
        code.u1(ALOAD_1);
        made.cast(code, CallClass.internalName(owner));
    }

    private void store(Class<?> type) {
        made.pack(code, type);
        code.u1(AASTORE);
    }

    /** Makes an object by its constructor without parameters, and sets its fields out of an {@code Object[]}. */
    static CallCode make(Class<?> owner, Field[] fields) {
        CallCode make = new CallCode(VALUES_STACK);
        String name = CallClass.internalName(owner);
        make.made.create(make.code, name);
        make.made.invokeConstructor(make.code, name, MethodTypes.descriptor(void.class));
        for (int i = 0; i < fields.length; i++) {
            make.code.u1(DUP);
            make.pushElement(i);
            make.made.unpack(make.code, fields[i].getType());
            make.made.putField(make.code, fields[i]);
        }
        make.code.u1(ARETURN);
        return make;
    }

    private void pushElement(int place) {
        code.u1(ALOAD_1);
        made.cast(code, ARRAY);
        code.u1(SIPUSH);
        code.u2(place);
        code.u1(AALOAD);
    }
}
