package io.github.poollaunch.protocol.databind;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.type.ResolvedType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Our parser with a mapper behind it, for deserializers that read other objects through the parser. */
@SuppressWarnings("TypeParameterUnusedInFormals") // as declared by what it overrides
final class MapperParser extends JsonParserDelegate {

    private final JsonMapper mapper;

    MapperParser(JsonParser in, JsonMapper mapper) {
        super(in);
        this.mapper = mapper;
    }

    @Override
    public ObjectReadContext objectReadContext() {
        return mapper._deserializationContext();
    }

    /** The value's last token stays the current one, as it does with our own codecs. */
    @Override
    public void clearCurrentToken() {}

    @Override
    public <T> T readValueAs(Class<T> type) {
        return mapper.readerFor(type).readValue(this);
    }

    @Override
    public <T> T readValueAs(TypeReference<T> type) {
        return mapper.readerFor(type).readValue(this);
    }

    @Override
    public <T> T readValueAs(ResolvedType type) {
        return mapper.readerFor((JavaType) type).readValue(this);
    }

    @Override
    @SuppressWarnings("unchecked") // as declared by what it overrides
    public <T extends TreeNode> T readValueAsTree() {
        return (T) mapper.reader().readTree(this);
    }
}
