package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.value.Codecs;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads values of a type by our codec of it. */
final class OwnValueDeserializer extends ValueDeserializer<Object> {

    private final Codecs codecs;
    private final Type type;

    OwnValueDeserializer(Codecs codecs, Type type) {
        this.codecs = codecs;
        this.type = type;
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context) {
        return codecs.of(type).read(in);
    }
}
