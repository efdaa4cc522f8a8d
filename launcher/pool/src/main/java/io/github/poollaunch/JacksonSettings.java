package io.github.poollaunch;

import java.io.Serializable;
import tools.jackson.databind.cfg.MapperBuilder;

/**
 * Changes the Jackson mapper by which a pool's annotated classes travel: modules, mix-ins, features. It travels to the workers as
 * a {@link PoolFunction} does, and is applied alike there and in this JVM.
 */
@FunctionalInterface
public interface JacksonSettings extends Serializable {

    /**
     * Changes the mapper.
     *
     * @param builder has the pool's own settings already; those that keep a value from arriving as another should stay
     */
    void applyTo(MapperBuilder<?, ?> builder);
}
