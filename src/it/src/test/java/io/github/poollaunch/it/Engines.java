package io.github.poollaunch.it;

import io.github.poollaunch.Engine;
import java.util.stream.Stream;

/** The engines whose pools must behave alike; for {@code @MethodSource}. */
public final class Engines {

    public static final String ALL = "io.github.poollaunch.it.Engines#all";

    public static final String IN_BACKGROUND = "io.github.poollaunch.it.Engines#inBackground";

    private Engines() {}

    static Stream<Engine> all() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    /** Those whose calls return before their work is done. */
    static Stream<Engine> inBackground() {
        return Stream.of(Engine.processes(), Engine.threads());
    }
}
