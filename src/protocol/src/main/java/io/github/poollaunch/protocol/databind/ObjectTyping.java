package io.github.poollaunch.protocol.databind;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.poollaunch.protocol.value.DynamicTags;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.jsontype.impl.DefaultTypeResolverBuilder;
import tools.jackson.databind.jsontype.impl.TypeIdResolverBase;

/**
 * Tags for properties that are declared as Object, Number and the like, as ours are: a closed set, so that no class is
 * loaded because a value names it.
 */
final class ObjectTyping extends DefaultTypeResolverBuilder {
    private static final long serialVersionUID = 1;

    ObjectTyping() {
        // The validator is not asked: the resolver below knows all types that there are.
        super(
                BasicPolymorphicTypeValidator.builder().build(),
                DefaultTyping.JAVA_LANG_OBJECT,
                JsonTypeInfo.As.WRAPPER_OBJECT);
    }

    @Override
    public boolean useForType(JavaType type) {
        Class<?> raw = type.getRawClass();
        return raw == Object.class
                || raw == Number.class
                || raw == Comparable.class
                || raw == CharSequence.class
                || raw == Serializable.class;
    }

    @Override
    protected TypeIdResolver idResolver(
            DatabindContext context,
            JavaType base,
            PolymorphicTypeValidator validator,
            Collection<NamedType> subtypes,
            boolean forSerialization,
            boolean forDeserialization) {
        return new Tags(base);
    }

    /** Asked where an interface stands for a class (a Set for LinkedHashSet), before it is asked whether it is for that at all. */
    @Override
    public ObjectTyping withDefaultImpl(Class<?> type) {
        return this;
    }

    private static final class Tags extends TypeIdResolverBase {
        private static final long serialVersionUID = 1;

        Tags(JavaType base) {
            super(base);
        }

        @Override
        public String idFromValue(DatabindContext context, Object value) {
            if (value instanceof List) {
                return "$list";
            }
            if (value instanceof Set) {
                return "$set";
            }
            if (value instanceof Map<?, ?> map) {
                checkKeys(map);
                return "$map";
            }
            Class<?> type = DynamicTags.typeOf(value);
            if (type == null) {
                throw new ValueException("a " + value.getClass().getTypeName() + " cannot travel where "
                        + _baseType.getRawClass().getTypeName() + " is declared: declare its own type");
            }
            return DynamicTags.tagOf(type);
        }

        private static void checkKeys(Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String)) {
                    throw ValueException.notA("a string as key", key);
                }
            }
        }

        @Override
        public String idFromValueAndType(DatabindContext context, Object value, Class<?> type) {
            return idFromValue(context, value);
        }

        @Override
        public JavaType typeFromId(DatabindContext context, String tag) {
            Class<?> type = switch (tag) {
                case "$list" -> ArrayList.class;
                case "$set" -> LinkedHashSet.class;
                case "$map" -> LinkedHashMap.class;
                default -> DynamicTags.typeTagged(tag);
            };
            if (type == null) {
                throw new ValueException("unknown tag " + tag);
            }
            return context.constructType(type);
        }

        @Override
        public String getDescForKnownTypeIds() {
            return "the tags of src/docs/protocol.md";
        }

        @Override
        public JsonTypeInfo.Id getMechanism() {
            return JsonTypeInfo.Id.CUSTOM;
        }
    }
}
