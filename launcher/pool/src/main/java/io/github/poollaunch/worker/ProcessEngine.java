package io.github.poollaunch.worker;

import io.github.poollaunch.Engine;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;

/** Child JVMs. */
public final class ProcessEngine implements Engine {

    public static final ProcessEngine INSTANCE = new ProcessEngine();

    private ProcessEngine() {}

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public EngineSession open(EngineContext context) {
        Preload.begin();
        ProcessSession session = new ProcessSession(context);
        session.start();
        return session;
    }
}
