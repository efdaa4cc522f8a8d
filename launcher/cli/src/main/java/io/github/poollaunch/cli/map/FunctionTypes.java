package io.github.poollaunch.cli.map;

import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.function.FunctionSpecs;
import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.function.FunctionSignature;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * What a function takes and gives, as its declaration says: the same that the pool reads of it.
 *
 * @param parameterType the items' type
 * @param parameter reads items from JSON that people write
 * @param result writes results as JSON that people read
 */
record FunctionTypes(Type parameterType, ValueCodec parameter, ValueCodec result) {

    private static final Set<Type> TAKE_STRINGS = Set.of(String.class, CharSequence.class, Object.class);

    static FunctionTypes of(PoolFunction<Object, Object> function, FunctionName name) throws UnusableFunctionException {
        try {
            FunctionSignature signature = FunctionSignature.of(
                    FunctionSpecs.of(function, PoolFunction.class), FunctionSpecs.loaderOf(function));
            Codecs codecs = Codecs.plain();
            return new FunctionTypes(
                    signature.parameters().get(0),
                    codec(codecs, signature.parameters().get(0), name + " takes "),
                    codec(codecs, signature.result(), name + " returns "));
        } catch (FunctionException e) {
            throw new UnusableFunctionException(String.valueOf(e.getMessage()));
        }
    }

    private static ValueCodec codec(Codecs codecs, Type type, String does) throws UnusableFunctionException {
        try {
            return codecs.of(type);
        } catch (ValueException e) {
            throw new UnusableFunctionException(does + type.getTypeName() + ": " + e.getMessage());
        }
    }

    /** Whether a line of text can be an item. */
    boolean takesStrings() {
        return TAKE_STRINGS.contains(parameterType);
    }
}
