package io.github.poollaunch.protocol.databind;

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
