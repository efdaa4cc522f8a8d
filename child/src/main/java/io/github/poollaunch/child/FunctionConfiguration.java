package io.github.poollaunch.child;

import io.github.poollaunch.protocol.function.FunctionCall;
import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.JacksonConfiguration;

/**
 * The parent's configuration, as it travels: a function of the builder.
 *
 * @param loader knows its class
 */
record FunctionConfiguration(FunctionSpec function, ClassLoader loader) implements JacksonConfiguration {

    @Override
    public void configure(Object mapperBuilder) {
        try {
            FunctionCall.of(function, loader).call(mapperBuilder);
        } catch (FunctionException e) {
            throw e;
        } catch (Throwable e) {
            throw new FunctionException("the pool's Jackson settings failed: " + e, e);
        }
    }
}
