package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.GeneratorOutput;
import java.lang.reflect.Type;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes values of a type by our codec of it. */
final class OwnValueSerializer extends ValueSerializer<Object> {

    private final Codecs codecs;
    private final Type type;

    OwnValueSerializer(Codecs codecs, Type type) {
        this.codecs = codecs;
        this.type = type;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
        codecs.of(type).write(GeneratorOutput.of(out), value);
    }

    @Override
    public void serializeWithType(
            Object value, JsonGenerator out, SerializationContext context, TypeSerializer typeSerializer) {
        // A scalar to databind, whatever it is: the tag is around it, not in it.
        WritableTypeId tag =
                typeSerializer.writeTypePrefix(out, context, typeSerializer.typeId(value, JsonToken.VALUE_STRING));
        serialize(value, out, context);
        typeSerializer.writeTypeSuffix(out, context, tag);
    }
}
