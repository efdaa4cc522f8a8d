package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.function.FunctionCall;
import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.function.FunctionSpec;
import tools.jackson.databind.cfg.MapperBuilder;

/**
 * The parent's configuration, as it travels: a function of the builder.
 *
 * @param loader knows its class
 */
public record FunctionConfiguration(FunctionSpec function, ClassLoader loader) implements JacksonConfiguration {

    @Override
    public void configure(MapperBuilder<?, ?> builder) {
        try {
            FunctionCall.of(function, loader).call(builder);
        } catch (FunctionException e) {
            throw e;
        } catch (Throwable e) {
            throw new FunctionException("the pool's Jackson settings failed: " + e, e);
        }
    }
}
