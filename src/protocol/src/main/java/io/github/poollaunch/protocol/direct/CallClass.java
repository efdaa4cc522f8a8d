package io.github.poollaunch.protocol.direct;

import java.lang.reflect.Field;

/**
 * Writes a class with one method of its own, {@code Object apply(Object)} of {@code java.util.function.Function}. The form is
 * chapter 4 of The Java Virtual Machine Specification; there is no jump in it, and so no table of frames.
 */
final class CallClass {

    private static final int MAGIC = 0xCAFEBABE;

    /** Java 17's: private methods of a nest need no bridge since 11. */
    private static final int VERSION = 61;

    private static final int PUBLIC = 0x0001;
    private static final int STATIC = 0x0008;
    private static final int FINAL_SUPER = 0x0030;

    // Tags of constants.
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    // Instructions.
    private static final int ACONST_NULL = 0x01;
    private static final int LDC_W = 0x13;
    private static final int ALOAD_0 = 0x2a;
    private static final int DUP = 0x59;
    private static final int RETURN = 0xb1;
    private static final int GETFIELD = 0xb4;
    private static final int PUTFIELD = 0xb5;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKESTATIC = 0xb8;
    private static final int INVOKEINTERFACE = 0xb9;
    private static final int NEW = 0xbb;
    private static final int CHECKCAST = 0xc0;

    private static final String OBJECT = "java/lang/Object";

    private final ClassBytes constants = new ClassBytes();
    private int count;

    /**
     * Returns the bytes of the class.
     *
     * @param name of the class, as {@link #internalName} has it
     * @param tells whether it is for a {@link CallLoader}, which it tells of itself
     * @param apply the instructions of its method, made by the others here
     * @param stack how many words these push at most
     */
    byte[] write(String name, boolean tells, ClassBytes apply, int stack) {
        int own = type(name);
        int object = type(OBJECT);
        int function = type("java/util/function/Function");
        int code = utf8("Code");
        int constructor = utf8("<init>");
        int nothing = utf8("()V");
        int called = utf8("apply");
        int applied = utf8("(Ljava/lang/Object;)Ljava/lang/Object;");
        int initializer = utf8("<clinit>");
        ClassBytes construct = construct();
        ClassBytes tell = tells ? tell(own, name) : new ClassBytes();

        ClassBytes out = new ClassBytes();
        out.u4(MAGIC);
        out.u2(0);
        out.u2(VERSION);
        out.u2(count + 1);
        out.put(constants);
        out.u2(FINAL_SUPER | (tells ? PUBLIC : 0));
        out.u2(own);
        out.u2(object);
        out.u2(1);
        out.u2(function);
        out.u2(0); // No fields.
        out.u2(tells ? 3 : 2);
        writeMethod(out, PUBLIC, constructor, nothing, code, 1, construct);
        writeMethod(out, PUBLIC, called, applied, code, stack, apply);
        if (tells) {
            writeMethod(out, STATIC, initializer, nothing, code, 3, tell);
        }
        out.u2(0); // No attributes.
        return out.toByteArray();
    }

    private static void writeMethod(
            ClassBytes out, int flags, int called, int descriptor, int code, int stack, ClassBytes instructions) {
        out.u2(flags);
        out.u2(called);
        out.u2(descriptor);
        out.u2(1);
        out.u2(code);
        out.u4(12 + instructions.size());
        out.u2(stack);
        out.u2(2);
        out.u4(instructions.size());
        out.put(instructions);
        out.u2(0); // No handlers.
        out.u2(0); // No attributes.
    }

    private ClassBytes construct() {
        ClassBytes code = new ClassBytes();
        code.u1(ALOAD_0);
        invokeConstructor(code, OBJECT, "()V");
        code.u1(RETURN);
        return code;
    }

    /** {@code ((CallLoader) Own.class.getClassLoader()).keep(new Own())}. */
    private ClassBytes tell(int own, String name) {
        ClassBytes code = new ClassBytes();
        String loader = internalName(CallLoader.class);
        code.u1(LDC_W);
        code.u2(own);
        invoke(code, INVOKEVIRTUAL, METHOD, "java/lang/Class", "getClassLoader", "()Ljava/lang/ClassLoader;");
        cast(code, loader);
        create(code, name);
        invokeConstructor(code, name, "()V");
        invoke(code, INVOKEVIRTUAL, METHOD, loader, "keep", "(Ljava/util/function/Function;)V");
        code.u1(RETURN);
        return code;
    }

    /** Makes an object and pushes it twice: the one is for its constructor. */
    void create(ClassBytes code, String type) {
        operand(code, NEW, type);
        code.u1(DUP);
    }

    void invokeConstructor(ClassBytes code, String owner, String descriptor) {
        invoke(code, INVOKESPECIAL, METHOD, owner, "<init>", descriptor);
    }

    void invokeStatic(ClassBytes code, Class<?> owner, String called, String descriptor) {
        int tag = owner.isInterface() ? INTERFACE_METHOD : METHOD;
        invoke(code, INVOKESTATIC, tag, internalName(owner), called, descriptor);
    }

    /**
     * Invokes an object's method.
     *
     * @param words of the object and of the arguments
     */
    void invokeVirtual(ClassBytes code, Class<?> owner, String called, String descriptor, int words) {
        if (owner.isInterface()) {
            invoke(code, INVOKEINTERFACE, INTERFACE_METHOD, internalName(owner), called, descriptor);
            code.u1(words);
            code.u1(0);
        } else {
            invoke(code, INVOKEVIRTUAL, METHOD, internalName(owner), called, descriptor);
        }
    }

    void getField(ClassBytes code, Field field) {
        invoke(code, GETFIELD, field);
    }

    void putField(ClassBytes code, Field field) {
        invoke(code, PUTFIELD, field);
    }

    private void invoke(ClassBytes code, int how, Field field) {
        String owner = internalName(field.getDeclaringClass());
        invoke(code, how, FIELD, owner, field.getName(), MethodTypes.ofField(field.getType()));
    }

    private void invoke(ClassBytes code, int how, int tag, String owner, String called, String descriptor) {
        int type = type(owner);
        int named = pair(NAME_AND_TYPE, utf8(called), utf8(descriptor));
        code.u1(how);
        code.u2(pair(tag, type, named));
    }

    /** Makes the object on the stack a value of a parameter's type. */
    void unpack(ClassBytes code, Class<?> parameter) {
        if (parameter.isPrimitive()) {
            Class<?> box = MethodTypes.boxed(parameter);
            cast(code, internalName(box));
            invokeVirtual(code, box, parameter.getName() + "Value", MethodTypes.descriptor(parameter), 1);
        } else if (parameter != Object.class) {
            cast(code, internalName(parameter));
        }
    }

    /** Makes a result on the stack an object. */
    void pack(ClassBytes code, Class<?> result) {
        if (result == void.class) {
            code.u1(ACONST_NULL);
        } else if (result.isPrimitive()) {
            Class<?> box = MethodTypes.boxed(result);
            invokeStatic(code, box, "valueOf", MethodTypes.descriptor(box, result));
        }
    }

    void cast(ClassBytes code, String to) {
        operand(code, CHECKCAST, to);
    }

    /** Appends an instruction whose operand is a type. */
    void operand(ClassBytes code, int instruction, String type) {
        int constant = type(type);
        code.u1(instruction);
        code.u2(constant);
    }

    /** The name as class files have it: {@code java/lang/String}; of an array, its descriptor. */
    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private int utf8(String text) {
        constants.u1(UTF8);
        constants.utf8(text);
        return ++count;
    }

    private int type(String internalName) {
        int text = utf8(internalName);
        constants.u1(CLASS);
        constants.u2(text);
        return ++count;
    }

    private int pair(int tag, int first, int second) {
        constants.u1(tag);
        constants.u2(first);
        constants.u2(second);
        return ++count;
    }
}
