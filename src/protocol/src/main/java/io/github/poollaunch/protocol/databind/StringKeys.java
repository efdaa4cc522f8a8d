package io.github.poollaunch.protocol.databind;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Keys that are declared as Object would all arrive as strings: those that are none are refused. */
final class StringKeys extends Serializers.Base {

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier bean,
            JsonFormat.@Nullable Value format) {
        return type.isJavaLangObject() ? new StringKey() : null;
    }

    private static final class StringKey extends ValueSerializer<Object> {
        @Override
        public void serialize(Object key, JsonGenerator out, SerializationContext context) {
            if (!(key instanceof String text)) {
                throw new ValueException("a key of class " + key.getClass().getTypeName()
                        + " would arrive as a string: declare the map's key type");
            }
            out.writeName(text);
        }
    }
}
