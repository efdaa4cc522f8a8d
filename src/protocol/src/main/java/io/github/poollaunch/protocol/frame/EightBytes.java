package io.github.poollaunch.protocol.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array as one number, the first of them the lowest. A class of its own, so that a JVM that starts, and has
 * short messages only, need not make the handle: it takes some ten classes.
 */
public final class EightBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    public static long get(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }
}
