package io.github.poollaunch.protocol.databind;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.module.SimpleAbstractTypeResolver;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;
import tools.jackson.databind.type.ReferenceType;

/** Tells databind of our codecs: see {@link OwnTypes}. */
final class OwnModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    private final transient OwnTypes own;

    OwnModule(OwnTypes own) {
        super("pool-launch");
        this.own = own;
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new OwnSerializers());
        context.addKeySerializers(new StringKeys());
        context.addDeserializers(new OwnDeserializers());
        context.addSerializerModifier(new OwnProperties());
        context.addAbstractTypeResolver(
                new SimpleAbstractTypeResolver().addMapping(Set.class, LinkedHashSet.class)); // in order
    }

    private @Nullable OwnValueDeserializer deserializer(JavaType type) {
        Type ours = own.of(type);
        return ours == null ? null : new OwnValueDeserializer(own.codecs(), ours);
    }

    private @Nullable OwnValueSerializer serializer(JavaType type) {
        Type ours = own.of(type);
        return ours == null ? null : new OwnValueSerializer(own.codecs(), ours);
    }

    /** By a property's declared type: what databind would look for is the serializer of the class that a value has. */
    private final class OwnProperties extends ValueSerializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            for (int i = 0; i < properties.size(); i++) {
                BeanPropertyWriter property = properties.get(i);
                if (property.hasSerializer()) {
                    continue; // An annotation says which.
                }
                OwnValueSerializer serializer =
                        property.getTypeSerializer() == null ? serializer(property.getType()) : null;
                if (serializer != null) {
                    property.assignSerializer(serializer);
                } else if (!property.isUnwrapping() && property.getTypeSerializer() == null) {
                    properties.set(i, new StrictProperty(property));
                }
            }
            return properties;
        }
    }

    /** The JDK's value types, wherever databind meets one. */
    private final class OwnSerializers extends Serializers.Base {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format) {
            return type.isContainerType() ? null : serializer(type);
        }
    }

    private final class OwnDeserializers extends Deserializers.Base {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return false;
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            return deserializer(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findReferenceDeserializer(
                ReferenceType type,
                DeserializationConfig config,
                BeanDescription.Supplier bean,
                @Nullable TypeDeserializer contentType,
                @Nullable ValueDeserializer<?> content) {
            return content == null ? deserializer(type) : null;
        }

        @Override
        public @Nullable ValueDeserializer<?> findArrayDeserializer(
                ArrayType type,
                DeserializationConfig config,
                BeanDescription.Supplier bean,
                @Nullable TypeDeserializer contentType,
                @Nullable ValueDeserializer<?> content) {
            return content == null ? deserializer(type) : null;
        }

        @Override
        public @Nullable ValueDeserializer<?> findCollectionDeserializer(
                CollectionType type,
                DeserializationConfig config,
                BeanDescription.Supplier bean,
                @Nullable TypeDeserializer contentType,
                @Nullable ValueDeserializer<?> content) {
            return content == null ? deserializer(type) : null;
        }

        @Override
        public @Nullable ValueDeserializer<?> findMapDeserializer(
                MapType type,
                DeserializationConfig config,
                BeanDescription.Supplier bean,
                @Nullable KeyDeserializer key,
                @Nullable TypeDeserializer contentType,
                @Nullable ValueDeserializer<?> content) {
            return content == null && key == null ? deserializer(type) : null;
        }
    }
}
