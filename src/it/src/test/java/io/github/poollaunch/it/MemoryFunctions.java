package io.github.poollaunch.it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What tasks do to the memory of their worker. */
final class MemoryFunctions {

    private static final List<ByteBuffer> KEPT = new ArrayList<>();

    private MemoryFunctions() {}

    /** Leaves so many megabytes behind, outside the heap and in use; returns the worker's pid. */
    static long keep(int megabytes) {
        if (megabytes > 0) {
            KEPT.add(ByteBuffer.allocateDirect(megabytes << 20)); // It is filled with zeros.
        }
        return ProcessHandle.current().pid();
    }
}
