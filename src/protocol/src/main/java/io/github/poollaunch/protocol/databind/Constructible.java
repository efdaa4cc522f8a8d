package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;

/** Refuses classes that databind has no way to make, which it would only say when it reads one. */
final class Constructible {
    private Constructible() {}

    /**
     * @param writtenBy null if that is not known yet
     */
    static void check(JavaType type, ValueDeserializer<?> found, @Nullable ValueSerializer<?> writtenBy) {
        String name = type.getRawClass().getTypeName();
        if (found instanceof AbstractDeserializer) {
            throw new ValueException("the class " + name + " is abstract, and nothing tells Jackson which class a value"
                    + " has: put @JsonTypeInfo on it, or declare the class itself");
        }
        if (found instanceof BeanDeserializerBase bean
                && !bean.getValueInstantiator().canInstantiate()) {
            throw new ValueException("the class " + name + " cannot be made by Jackson: give it a constructor without"
                    + " parameters, or put @JsonCreator on one");
        }
    }

    private static boolean readsObjects(ValueInstantiator instantiator) {
        return instantiator.canCreateUsingDefault()
                || instantiator.canCreateFromObjectWith()
                || instantiator.canCreateUsingDelegate();
    }
}
