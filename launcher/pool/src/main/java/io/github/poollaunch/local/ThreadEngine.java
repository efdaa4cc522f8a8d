package io.github.poollaunch.local;

import io.github.poollaunch.Engine;
import io.github.poollaunch.crew.Crew;
import io.github.poollaunch.crew.Debugging;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;

/** Threads of this JVM. */
public final class ThreadEngine implements Engine {

    public static final ThreadEngine INSTANCE = new ThreadEngine();

    private ThreadEngine() {}

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public EngineSession open(EngineContext context) {
        String name = context.options().name();
        Crew crew = new Crew(
                context,
                context.options().life().finalizer(),
                hiring -> new ThreadWorker(
                        hiring,
                        name,
                        Debugging.ofThisJvm()
                                ? null
                                : context.options().faults().taskTimeout()));
        crew.start();
        return crew;
    }
}
