package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.value.ValueException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.PropertySerializerMap;

/** A property that refuses a value of a subclass, which would arrive as one of the declared class. */
final class StrictProperty extends BeanPropertyWriter {
    private static final long serialVersionUID = 1;

    StrictProperty(BeanPropertyWriter base) {
        super(base);
    }

    /** Called for a class that has not been seen in this property before. */
    @Override
    protected ValueSerializer<Object> _findAndAddDynamic(
            PropertySerializerMap known, Class<?> runtime, SerializationContext context) {
        Class<?> declared = getType().getRawClass();
        // Serializers of the user's own may know what to do with subclasses. One that is refused must not be
        // remembered.
        if (runtime != declared && context.findPrimaryPropertySerializer(runtime, this) instanceof BeanSerializerBase) {
            throw new ValueException("a " + runtime.getTypeName() + " would not arrive as one where "
                    + declared.getTypeName() + " is declared: declare its own type, or put @JsonTypeInfo on "
                    + declared.getSimpleName());
        }
        return super._findAndAddDynamic(known, runtime, context);
    }
}
