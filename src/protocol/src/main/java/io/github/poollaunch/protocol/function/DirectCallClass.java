package io.github.poollaunch.protocol.function;

import java.lang.reflect.Method;

/**
 * Writes a class with one method of its own, {@code Object apply(Object)} of {@code java.util.function.Function}: it takes
 * the arguments out of their array, casts or unboxes them, calls a static method, and boxes its result. The form is chapter
 * 4 of The Java Virtual Machine Specification; there is no jump in it, and so no table of frames.
 */
final class DirectCallClass {

    private static final int MAGIC = 0xCAFEBABE;

    /** Java 17's: private methods of a nest need no bridge since 11. */
    private static final int VERSION = 61;

    private static final int PUBLIC = 0x0001;
    private static final int STATIC = 0x0008;
    private static final int FINAL_SUPER = 0x0030;

    // Tags of constants.
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    // Instructions.
    private static final int ACONST_NULL = 0x01;
    private static final int SIPUSH = 0x11;
    private static final int LDC_W = 0x13;
    private static final int ALOAD_0 = 0x2a;
    private static final int ALOAD_1 = 0x2b;
    private static final int AALOAD = 0x32;
    private static final int DUP = 0x59;
    private static final int ARETURN = 0xb0;
    private static final int RETURN = 0xb1;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKESTATIC = 0xb8;
    private static final int NEW = 0xbb;
    private static final int CHECKCAST = 0xc0;

    private static final String OBJECT = "java/lang/Object";
    private static final String ARRAY = "[Ljava/lang/Object;";

    private final Method method;
    private final String name;
    private final boolean tells;
    private final ClassBytes constants = new ClassBytes();
    private int count;

    private DirectCallClass(Method method, String name, boolean tells) {
        this.method = method;
        this.name = name;
        this.tells = tells;
    }

    /** The bytes of a class in the package of the method's own, which must be its nest mate if the method is private. */
    static byte[] besideIts(Method method) {
        String owner = internalName(method.getDeclaringClass());
        return new DirectCallClass(method, owner.substring(0, owner.lastIndexOf('/') + 1) + "DirectCall", false)
                .write();
    }

    /**
     * The bytes of a class for a {@link CallLoader}, which tells it of itself.
     *
     * @param method a public one, of a public class and with public types
     */
    static byte[] apartFromIts(Method method, String name) {
        return new DirectCallClass(method, name.replace('.', '/'), true).write();
    }

    private byte[] write() {
        int own = type(name);
        int object = type(OBJECT);
        int function = type("java/util/function/Function");
        int code = utf8("Code");
        int constructor = utf8("<init>");
        int nothing = utf8("()V");
        int apply = utf8("apply");
        int applied = utf8("(Ljava/lang/Object;)Ljava/lang/Object;");
        int initializer = utf8("<clinit>");
        ClassBytes construct = construct();
        ClassBytes call = call(internalName(method.getDeclaringClass()));
        ClassBytes tell = tells ? tell(own) : new ClassBytes();

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
        writeMethod(out, PUBLIC, constructor, nothing, code, construct);
        writeMethod(out, PUBLIC, apply, applied, code, call);
        if (tells) {
            writeMethod(out, STATIC, initializer, nothing, code, tell);
        }
        out.u2(0); // No attributes.
        return out.toByteArray();
    }

    private void writeMethod(ClassBytes out, int flags, int called, int descriptor, int code, ClassBytes instructions) {
        out.u2(flags);
        out.u2(called);
        out.u2(descriptor);
        out.u2(1);
        out.u2(code);
        out.u4(12 + instructions.size());
        out.u2(2 * method.getParameterCount() + 3); // The stack: numbers of two words, and what is just unpacked.
        out.u2(2);
        out.u4(instructions.size());
        out.put(instructions);
        out.u2(0); // No handlers.
        out.u2(0); // No attributes.
    }

    private ClassBytes construct() {
        ClassBytes code = new ClassBytes();
        code.u1(ALOAD_0);
        invoke(code, INVOKESPECIAL, METHOD, OBJECT, "<init>", "()V");
        code.u1(RETURN);
        return code;
    }

    /** {@code ((CallLoader) Own.class.getClassLoader()).keep(new Own())}. */
    private ClassBytes tell(int own) {
        ClassBytes code = new ClassBytes();
        String loader = internalName(CallLoader.class);
        code.u1(LDC_W);
        code.u2(own);
        invoke(code, INVOKEVIRTUAL, METHOD, "java/lang/Class", "getClassLoader", "()Ljava/lang/ClassLoader;");
        cast(code, loader);
        code.u1(NEW);
        code.u2(own);
        code.u1(DUP);
        invoke(code, INVOKESPECIAL, METHOD, name, "<init>", "()V");
        invoke(code, INVOKEVIRTUAL, METHOD, loader, "keep", "(Ljava/util/function/Function;)V");
        code.u1(RETURN);
        return code;
    }

    private ClassBytes call(String owner) {
        ClassBytes code = new ClassBytes();
        Class<?>[] parameters = method.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            code.u1(ALOAD_1);
            if (parameters.length > 1) {
                cast(code, ARRAY);
                code.u1(SIPUSH);
                code.u2(i);
                code.u1(AALOAD);
            }
            unpack(code, parameters[i]);
        }
        int tag = method.getDeclaringClass().isInterface() ? INTERFACE_METHOD : METHOD;
        invoke(
                code,
                INVOKESTATIC,
                tag,
                owner,
                method.getName(),
                MethodTypes.descriptor(method.getReturnType(), parameters));
        pack(code, method.getReturnType());
        code.u1(ARETURN);
        return code;
    }

    private void unpack(ClassBytes code, Class<?> parameter) {
        if (parameter.isPrimitive()) {
            String box = internalName(MethodTypes.boxed(parameter));
            cast(code, box);
            invoke(code, INVOKEVIRTUAL, METHOD, box, parameter.getName() + "Value", MethodTypes.descriptor(parameter));
        } else if (parameter != Object.class) {
            cast(code, internalName(parameter));
        }
    }

    private void pack(ClassBytes code, Class<?> result) {
        if (result == void.class) {
            code.u1(ACONST_NULL);
        } else if (result.isPrimitive()) {
            Class<?> box = MethodTypes.boxed(result);
            String descriptor = MethodTypes.descriptor(box, result);
            invoke(code, INVOKESTATIC, METHOD, internalName(box), "valueOf", descriptor);
        }
    }

    private void cast(ClassBytes code, String to) {
        int type = type(to);
        code.u1(CHECKCAST);
        code.u2(type);
    }

    private void invoke(ClassBytes code, int how, int tag, String owner, String called, String descriptor) {
        int type = type(owner);
        int named = pair(NAME_AND_TYPE, utf8(called), utf8(descriptor));
        code.u1(how);
        code.u2(pair(tag, type, named));
    }

    /** The name as class files have it: {@code java/lang/String}; of an array, its descriptor. */
    private static String internalName(Class<?> type) {
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
