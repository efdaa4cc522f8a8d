package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import io.github.poollaunch.protocol.value.ValueOutput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.SerializationContextExt;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/** One type's values, by databind, over whatever generator and parser are given. */
final class DatabindCodec implements ValueCodec {

    private final JsonMapper mapper;
    private final JavaType type;
    private final boolean polymorphic;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    DatabindCodec(JsonMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
        SerializationContextExt context = mapper._serializationContext();
        this.polymorphic = context.findTypeSerializer(type) != null;
        // Both are looked for now, so that what cannot travel is refused before any work starts.
        ValueDeserializer<?> found = mapper._deserializationContext().findRootValueDeserializer(type);
        if (!polymorphic) {
            Constructible.check(type, found, type.isAbstract() ? null : context.findTypedValueSerializer(type, true));
        }
        this.writer = mapper.writerFor(type);
        this.reader = mapper.readerFor(type);
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!type.getRawClass().isInstance(value)) {
            throw ValueException.notA(type.getRawClass().getTypeName(), value);
        }
        if (value.getClass() != type.getRawClass() && !polymorphic) {
            checkSubclass(value);
        }
        try {
            out.generate(json -> write(json, value));
        } catch (RuntimeException e) {
            throw DatabindFailure.of(e);
        } catch (StackOverflowError e) {
            throw ValueException.tooDeep(Protocol.MAX_DATABIND_DEPTH); // The user's own serializers may recurse, too.
        }
    }

    private void write(JsonGenerator out, Object value) {
        TokenStreamContext around = out.streamWriteContext();
        int before = around.getEntryCount();
        writer.writeValue(new MapperGenerator(out, mapper), value);
        if (out.streamWriteContext() != around || around.getEntryCount() != before + 1) {
            throw new ValueException("a serializer of the user's has not written one value for a "
                    + value.getClass().getTypeName() + ": write a null, an array or an object");
        }
    }

    /** A serializer of the user's own may know what to do with subclasses; that of beans would lose which it is. */
    private void checkSubclass(Object value) {
        if (mapper._serializationContext().findTypedValueSerializer(value.getClass(), true)
                instanceof BeanSerializerBase) {
            throw new ValueException("a " + value.getClass().getTypeName() + " would arrive as a "
                    + type.getRawClass().getTypeName()
                    + ", which is declared: declare its own type, or put @JsonTypeInfo"
                    + " on " + type.getRawClass().getSimpleName());
        }
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken().isStructEnd()) {
            throw ValueException.unreadable(type.getRawClass().getTypeName(), in); // Jackson would make null of it.
        }
        try {
            return reader.readValue(new MapperParser(Json.whole(in), mapper));
        } catch (InputCoercionException e) {
            throw DatabindFailure.of(e);
        } catch (StreamReadException e) {
            throw e; // Broken JSON is not this value's fault.
        } catch (JacksonException e) {
            throw DatabindFailure.of(e);
        }
    }

    @Override
    public boolean isGenerated() {
        return true;
    }
}
