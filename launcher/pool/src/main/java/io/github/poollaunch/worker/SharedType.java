package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.WorkerLife;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.TypeText;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;

/**
 * A shared value and the type by which it travels: the one that was given with it, else its own class, else, for a list or
 * map of a class that nobody else can make, whatever its elements turn out to be.
 */
record SharedType(Object value, Type type, ValueCodec codec) {

    static SharedType of(WorkerLife.Shared shared, Codecs codecs) {
        Object value = shared.value();
        Type type = shared.type();
        if (type == null) {
            type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        }
        try {
            return new SharedType(value, type, codecs.of(type));
        } catch (ValueException e) {
            if (shared.type() == null && (value instanceof Collection || value instanceof Map)) {
                return new SharedType(value, Object.class, codecs.of(Object.class));
            }
            throw refused(type, e);
        }
    }

    String text() {
        return TypeText.of(type);
    }

    PoolException refused(RuntimeException e) {
        return refused(type == Object.class ? value.getClass() : type, e);
    }

    private static PoolException refused(Type type, RuntimeException e) {
        return new PoolException(
                "the shared value (" + type.getTypeName() + ") cannot travel to the workers: " + e.getMessage()
                        + ". A generic value needs its type beside it: shared(value, new TypeReference<…>() {})",
                e);
    }
}
