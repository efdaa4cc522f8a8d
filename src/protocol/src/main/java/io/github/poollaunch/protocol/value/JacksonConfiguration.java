package io.github.poollaunch.protocol.value;

/**
 * What a user wants of Jackson's mapper: modules, mix-ins, features. It is applied alike in the parent and in each child.
 */
public interface JacksonConfiguration {

    /**
     * Changes {@code mapperBuilder}, which has our own settings already.
     *
     * @param mapperBuilder a {@code MapperBuilder<?, ?>} of databind's, which this package does without
     */
    void configure(Object mapperBuilder);
}
