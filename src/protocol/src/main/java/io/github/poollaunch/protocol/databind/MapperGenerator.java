package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.Wire;
import io.github.poollaunch.protocol.value.Names;
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
        if (streamWriteContext().getNestingDepth() >= Wire.MAX_DATABIND_DEPTH) {
            throw ValueException.tooDeep(Wire.MAX_DATABIND_DEPTH);
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
        if (!Names.canBe(name)) {
            throw new ValueException(
                    "a key with half of a surrogate pair cannot travel here: put the map into a record");
        }
        return super.writeName(name);
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
