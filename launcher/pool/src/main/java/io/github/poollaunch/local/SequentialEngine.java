package io.github.poollaunch.local;

import io.github.poollaunch.Engine;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;

/** A plain loop in the calling thread. */
public final class SequentialEngine implements Engine {

    public static final SequentialEngine INSTANCE = new SequentialEngine();

    private SequentialEngine() {}

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public EngineSession open(EngineContext context) {
        return new SequentialSession(context);
    }
}
