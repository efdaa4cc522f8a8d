package io.github.poollaunch;

import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.local.SequentialEngine;
import io.github.poollaunch.local.ThreadEngine;
import io.github.poollaunch.worker.ProcessEngine;

/**
 * What runs a pool's chunks. The pool's calls behave alike on each of them, so that they can be compared and swapped.
 * Immutable and thread-safe; one engine may serve several pools.
 */
public interface Engine {

    /**
     * Child JVMs, an operating-system process each. The default.
     *
     * @return the engine of child JVMs
     */
    static Engine processes() {
        return ProcessEngine.INSTANCE;
    }

    /**
     * Threads of this JVM. Items, results and exceptions are handed over as they are, not copied.
     *
     * @return the engine of threads
     */
    static Engine threads() {
        return ThreadEngine.INSTANCE;
    }

    /**
     * A plain loop in the calling thread: a call returns when its work is done.
     *
     * @return the engine of a plain loop
     */
    static Engine sequential() {
        return SequentialEngine.INSTANCE;
    }

    /**
     * A short name for reports: processes, threads, sequential.
     *
     * @return the name
     */
    String name();

    /**
     * Starts what runs one pool's chunks. It must not block.
     *
     * @param context what the pool gives
     * @return the engine at work
     */
    EngineSession open(EngineContext context);
}
