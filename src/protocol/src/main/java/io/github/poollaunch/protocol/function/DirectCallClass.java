package io.github.poollaunch.protocol.function;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
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
    private static final int ALOAD_0 = 0x2a;
    private static final int ALOAD_1 = 0x2b;
    private static final int AALOAD = 0x32;
    private static final int ARETURN = 0xb0;
    private static final int RETURN = 0xb1;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKESTATIC = 0xb8;
    private static final int CHECKCAST = 0xc0;

    private static final String OBJECT = "java/lang/Object";
    private static final String ARRAY = "[Ljava/lang/Object;";

    private final Method method;
    private final ByteArrayOutputStream constantBytes = new ByteArrayOutputStream();
    private final DataOutputStream constants = new DataOutputStream(constantBytes);
    private int count;

    private DirectCallClass(Method method) {
        this.method = method;
    }

    /** The bytes of a class in the package of the method's own, which must be its nest mate if the method is private. */
    static byte[] bytes(Method method) {
        try {
            return new DirectCallClass(method).write();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    private byte[] write() throws IOException {
        String owner = internalName(method.getDeclaringClass());
        int own = type(owner.substring(0, owner.lastIndexOf('/') + 1) + "DirectCall");
        int object = type(OBJECT);
        int function = type("java/util/function/Function");
        int code = utf8("Code");
        int constructor = utf8("<init>");
        int nothing = utf8("()V");
        int apply = utf8("apply");
        int applied = utf8("(Ljava/lang/Object;)Ljava/lang/Object;");
        byte[] construct = construct();
        byte[] call = call(owner);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeShort(0);
        out.writeShort(VERSION);
        out.writeShort(count + 1);
        constantBytes.writeTo(out);
        out.writeShort(FINAL_SUPER);
        out.writeShort(own);
        out.writeShort(object);
        out.writeShort(1);
        out.writeShort(function);
        out.writeShort(0); // No fields.
        out.writeShort(2);
        writeMethod(out, constructor, nothing, code, construct);
        writeMethod(out, apply, applied, code, call);
        out.writeShort(0); // No attributes.
        return bytes.toByteArray();
    }

    private void writeMethod(DataOutputStream out, int name, int descriptor, int code, byte[] instructions)
            throws IOException {
        out.writeShort(PUBLIC);
        out.writeShort(name);
        out.writeShort(descriptor);
        out.writeShort(1);
        out.writeShort(code);
        out.writeInt(12 + instructions.length);
        out.writeShort(
                2 * method.getParameterCount() + 2); // The stack: numbers of two words, and what is just unpacked.
        out.writeShort(2);
        out.writeInt(instructions.length);
        out.write(instructions);
        out.writeShort(0); // No handlers.
        out.writeShort(0); // No attributes.
    }

    private byte[] construct() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream code = new DataOutputStream(bytes);
        code.writeByte(ALOAD_0);
        invoke(code, INVOKESPECIAL, METHOD, OBJECT, "<init>", "()V");
        code.writeByte(RETURN);
        return bytes.toByteArray();
    }

    private byte[] call(String owner) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream code = new DataOutputStream(bytes);
        Class<?>[] parameters = method.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            code.writeByte(ALOAD_1);
            if (parameters.length > 1) {
                cast(code, ARRAY);
                code.writeByte(SIPUSH);
                code.writeShort(i);
                code.writeByte(AALOAD);
            }
            unpack(code, parameters[i]);
        }
        MethodType type = MethodType.methodType(method.getReturnType(), parameters);
        int tag = method.getDeclaringClass().isInterface() ? INTERFACE_METHOD : METHOD;
        invoke(code, INVOKESTATIC, tag, owner, method.getName(), type.toMethodDescriptorString());
        pack(code, method.getReturnType());
        code.writeByte(ARETURN);
        return bytes.toByteArray();
    }

    private void unpack(DataOutputStream code, Class<?> parameter) throws IOException {
        if (parameter.isPrimitive()) {
            String box = internalName(DirectCall.boxed(parameter));
            cast(code, box);
            invoke(
                    code,
                    INVOKEVIRTUAL,
                    METHOD,
                    box,
                    parameter.getName() + "Value",
                    MethodType.methodType(parameter).toMethodDescriptorString());
        } else if (parameter != Object.class) {
            cast(code, internalName(parameter));
        }
    }

    private void pack(DataOutputStream code, Class<?> result) throws IOException {
        if (result == void.class) {
            code.writeByte(ACONST_NULL);
        } else if (result.isPrimitive()) {
            Class<?> box = DirectCall.boxed(result);
            String descriptor = MethodType.methodType(box, result).toMethodDescriptorString();
            invoke(code, INVOKESTATIC, METHOD, internalName(box), "valueOf", descriptor);
        }
    }

    private void cast(DataOutputStream code, String to) throws IOException {
        int type = type(to);
        code.writeByte(CHECKCAST);
        code.writeShort(type);
    }

    private void invoke(DataOutputStream code, int how, int tag, String owner, String name, String descriptor)
            throws IOException {
        int type = type(owner);
        int named = pair(NAME_AND_TYPE, utf8(name), utf8(descriptor));
        code.writeByte(how);
        code.writeShort(pair(tag, type, named));
    }

    /** The name as class files have it: {@code java/lang/String}; of an array, its descriptor. */
    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private int utf8(String text) throws IOException {
        constants.writeByte(UTF8);
        constants.writeUTF(text);
        return ++count;
    }

    private int type(String internalName) throws IOException {
        int name = utf8(internalName);
        constants.writeByte(CLASS);
        constants.writeShort(name);
        return ++count;
    }

    private int pair(int tag, int first, int second) throws IOException {
        constants.writeByte(tag);
        constants.writeShort(first);
        constants.writeShort(second);
        return ++count;
    }
}
