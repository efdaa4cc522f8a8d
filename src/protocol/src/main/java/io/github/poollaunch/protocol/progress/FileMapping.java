package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Maps a file into memory. From Java 22 on by way of a memory segment, which is reached through method handles, since this
 * code is compiled for 17.
 *
 * <p>{@link FileChannel#map(FileChannel.MapMode, long, long)} makes its buffer by reflection, and reflection is built on
 * method handles there: the first buffer of a JVM takes 25 ms, a third of a child's start. This way takes 11, and 4 with a
 * class-data archive. The handles' types are chosen such that nothing is converted: each conversion is a class that the JDK
 * makes at run time, and that no archive can hold.
 */
final class FileMapping {

    private static final int FIRST_WITH_SEGMENTS = 22;

    private FileMapping() {}

    /** Maps the whole of a file that has {@code size} bytes. */
    static ByteBuffer map(FileChannel channel, long size) throws IOException {
        if (Runtime.version().feature() >= FIRST_WITH_SEGMENTS) {
            try {
                return segment(channel, size);
            } catch (IOException e) {
                throw e;
            } catch (Throwable e) {
                // A JDK that has it no more, or in another form; that the memory cannot be mapped is told below.
            }
        }
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
    }

    /** {@code channel.map(READ_WRITE, 0, size, Arena.ofAuto()).asByteBuffer()}. */
    private static ByteBuffer segment(FileChannel channel, long size) throws Throwable {
        Class<?> arenas = Class.forName("java.lang.foreign.Arena");
        Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle ofAuto = MethodHandles.explicitCastArguments(
                lookup.findStatic(arenas, "ofAuto", MethodType.methodType(arenas)),
                MethodType.methodType(Object.class));
        MethodHandle map = MethodHandles.explicitCastArguments(
                lookup.findVirtual(
                        FileChannel.class,
                        "map",
                        MethodType.methodType(segments, FileChannel.MapMode.class, long.class, long.class, arenas)),
                MethodType.methodType(
                        Object.class,
                        FileChannel.class,
                        FileChannel.MapMode.class,
                        long.class,
                        long.class,
                        Object.class));
        MethodHandle asByteBuffer = MethodHandles.explicitCastArguments(
                lookup.findVirtual(segments, "asByteBuffer", MethodType.methodType(ByteBuffer.class)),
                MethodType.methodType(ByteBuffer.class, Object.class));
        Object arena = (Object) ofAuto.invokeExact();
        Object segment = (Object) map.invokeExact(channel, FileChannel.MapMode.READ_WRITE, 0L, size, arena);
        return (ByteBuffer) asByteBuffer.invokeExact(segment);
    }
}
