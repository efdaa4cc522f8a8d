package io.github.poollaunch.protocol.databind;

import tools.jackson.databind.cfg.MapperBuilder;

/**
 * What a user wants of Jackson's mapper: modules, mix-ins, features. It is applied alike in the parent and in each child.
 */
public interface JacksonConfiguration {

    /**
     * Changes {@code builder}, which has our own settings already.
     */
    void configure(MapperBuilder<?, ?> builder);
}
