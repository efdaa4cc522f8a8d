package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.value.BinaryText;
import io.github.poollaunch.protocol.value.GeneratorOutput;
import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.json.JsonMapper;

/** Our generator with a mapper behind it, for serializers that write other objects through the generator. */
final class MapperGenerator extends JsonGeneratorDelegate {

    private final JsonMapper mapper;

    MapperGenerator(JsonGenerator out, JsonMapper mapper) {
        super(out, false);
        this.mapper = mapper;
    }

    @Override
    public ObjectWriteContext objectWriteContext() {
        return mapper._serializationContext();
    }

    private void checkDepth() {
        if (streamWriteContext().getNestingDepth() >= Protocol.MAX_DATABIND_DEPTH) {
            throw ValueException.tooDeep(Protocol.MAX_DATABIND_DEPTH);
        }
    }

    @Override
    public JsonGenerator writeStartArray() {
        checkDepth();
        return super.writeStartArray();
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value) {
        checkDepth();
        return super.writeStartArray(value);
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value, int size) {
        checkDepth();
        return super.writeStartArray(value, size);
    }

    @Override
    public JsonGenerator writeStartObject() {
        checkDepth();
        return super.writeStartObject();
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object value) {
        checkDepth();
        return super.writeStartObject(value);
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object value, int size) {
        checkDepth();
        return super.writeStartObject(value, size);
    }

    /** Where a map of the user's is written; the names of properties come another way. */
    @Override
    public JsonGenerator writeName(String name) {
        if (BinaryText.isNeeded(name)) {
            throw new ValueException(
                    "a key with half of a surrogate pair cannot travel here: put the map into a record");
        }
        if (name.length() > Protocol.MAX_NAME_CHARS && GeneratorOutput.isBinary(delegate)) {
            throw new ValueException("a key of " + name.length() + " characters cannot travel here in a binary format:"
                    + " use JSON, or put the map into a record");
        }
        return super.writeName(name);
    }

    /** Databind reads no text from binary, which is what our own codecs make of such a string in binary formats. */
    @Override
    public JsonGenerator writeString(@Nullable String text) {
        if (text != null && GeneratorOutput.isBinary(delegate) && BinaryText.isNeeded(text)) {
            throw new ValueException(
                    "a string with half of a surrogate pair cannot travel in a binary format in a class"
                            + " with Jackson annotations: use JSON, or a record without");
        }
        return super.writeString(text);
    }

    @Override
    public JsonGenerator writePOJO(Object value) {
        mapper.writer().writeValue(this, value);
        return this;
    }

    @Override
    public JsonGenerator writeTree(TreeNode tree) {
        mapper.writer().writeValue(this, tree);
        return this;
    }
}
