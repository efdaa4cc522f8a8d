package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Codecs by databind. Its mapper is set up so that a value arrives as what it was, or not at all; what our own codecs can
 * do below an annotated class is left to them. Thread-safe.
 */
public final class DatabindCodecs {

    private final JsonMapper mapper;
    private final OwnTypes own;

    /**
     * @param codecs write what stands in the properties
     * @param configuration the user's; null for none
     */
    public DatabindCodecs(Codecs codecs, @Nullable JacksonConfiguration configuration) {
        this.own = new OwnTypes(codecs, configuration == null);
        JsonMapper.Builder builder = JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        // What follows a value is the next one; that it ends where it should is the row's business.
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                // Two constants may have one text.
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .addModule(new OwnModule(own));
        if (configuration != null) {
            builder.setDefaultTyping(new ObjectTyping());
            configuration.configure(builder);
        }
        this.mapper = builder.build();
    }

    /**
     * Returns the codec of an annotated class.
     *
     * @throws io.github.poollaunch.protocol.value.ValueException if databind cannot handle it
     */
    public ValueCodec codec(Type type) {
        try {
            DatabindCodec codec = new DatabindCodec(mapper, mapper.constructType(type));
            own.checkFound();
            return codec;
        } catch (RuntimeException e) {
            throw DatabindFailure.of(e);
        }
    }
}
