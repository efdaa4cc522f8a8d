package io.github.poollaunch.protocol.direct;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** What the classes of {@link DirectCall} do, as instructions. */
final class DirectCallClass {

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

    private DirectCallClass() {}

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

    /**
     * The class that calls a method or constructor: it takes the arguments out of their array, casts or unboxes them, calls,
     * and boxes the result.
     */
    static byte[] call(Executable target, String name, boolean tells) {
        CallClass made = new CallClass(name, tells);
        ClassBytes code = new ClassBytes();
        Class<?> owner = target.getDeclaringClass();
        if (target instanceof Constructor) {
            made.create(code, CallClass.internalName(owner));
        }
        Class<?>[] parameters = parameters(target);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters.length == 1) {
                code.u1(ALOAD_1);
            } else {
                pushElement(made, code, i);
            }
            made.unpack(code, parameters[i]);
        }
        int words = 2 * parameters.length; // Some have one.
        if (target instanceof Method method) {
            invoke(made, code, method);
            made.pack(code, method.getReturnType());
        } else {
            made.invokeConstructor(
                    code,
                    CallClass.internalName(owner),
                    MethodTypes.descriptor(void.class, target.getParameterTypes()));
        }
        code.u1(ARETURN);
        return made.write(code, words + 5);
    }

    private static void invoke(CallClass made, ClassBytes code, Method method) {
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

    /** The class that asks an object for what its methods without parameters say, and returns an {@code Object[]} of it. */
    static byte[] values(Class<?> owner, Method[] methods, String name, boolean tells) {
        CallClass made = new CallClass(name, tells);
        ClassBytes code = new ClassBytes();
        newArray(made, code, methods.length);
        for (int i = 0; i < methods.length; i++) {
            pushForValue(made, code, i, owner);
            invoke(made, code, methods[i]);
            made.pack(code, methods[i].getReturnType());
            code.u1(AASTORE);
        }
        code.u1(ARETURN);
        return made.write(code, VALUES_STACK);
    }

    /** The class that returns an {@code Object[]} of what is in an object's fields. */
    static byte[] values(Class<?> owner, Field[] fields, String name) {
        CallClass made = new CallClass(name, false);
        ClassBytes code = new ClassBytes();
        newArray(made, code, fields.length);
        for (int i = 0; i < fields.length; i++) {
            pushForValue(made, code, i, owner);
            made.getField(code, fields[i]);
            made.pack(code, fields[i].getType());
            code.u1(AASTORE);
        }
        code.u1(ARETURN);
        return made.write(code, VALUES_STACK);
    }

    private static void newArray(CallClass made, ClassBytes code, int length) {
        code.u1(SIPUSH);
        code.u2(length);
        made.operand(code, ANEWARRAY, OBJECT);
    }

    /** Pushes the array and the place of a value, and the object that has it. */
    private static void pushForValue(CallClass made, ClassBytes code, int place, Class<?> owner) {
        code.u1(DUP);
        code.u1(SIPUSH);
        code.u2(place);
        code.u1(ALOAD_1);
        made.cast(code, CallClass.internalName(owner));
    }

    /** The class that makes an object by its constructor without parameters, and sets its fields out of an {@code Object[]}. */
    static byte[] make(Class<?> owner, Field[] fields, String name) {
        CallClass made = new CallClass(name, false);
        ClassBytes code = new ClassBytes();
        made.create(code, CallClass.internalName(owner));
        made.invokeConstructor(code, CallClass.internalName(owner), MethodTypes.descriptor(void.class));
        for (int i = 0; i < fields.length; i++) {
            code.u1(DUP);
            pushElement(made, code, i);
            made.unpack(code, fields[i].getType());
            made.putField(code, fields[i]);
        }
        code.u1(ARETURN);
        return made.write(code, VALUES_STACK);
    }

    private static void pushElement(CallClass made, ClassBytes code, int place) {
        code.u1(ALOAD_1);
        made.cast(code, ARRAY);
        code.u1(SIPUSH);
        code.u2(place);
        code.u1(AALOAD);
    }
}
