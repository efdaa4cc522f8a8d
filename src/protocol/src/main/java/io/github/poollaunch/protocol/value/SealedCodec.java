package io.github.poollaunch.protocol.value;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A value of a sealed hierarchy, as an object with one member: the name of the permitted class, and the value as that
 * class has it. The hierarchy is closed by its declaration, so nothing is loaded because a name stands in a value.
 */
final class SealedCodec implements ValueCodec {

    private record Subtype(String name, ValueCodec codec) {}

    private final Class<?> sealed;
    private final Map<Class<?>, Subtype> byClass = new HashMap<>();
    private final Map<String, Subtype> byName = new HashMap<>();
    private boolean generated;

    SealedCodec(Type type, Codecs codecs) {
        this.sealed = TypeVariables.raw(type);
        List<Class<?>> permitted = new ArrayList<>();
        collect(sealed, permitted);
        Set<String> simpleNames = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        for (Class<?> each : permitted) {
            if (!simpleNames.add(each.getSimpleName())) {
                ambiguous.add(each.getSimpleName());
            }
        }
        for (Class<?> each : permitted) {
            String name = ambiguous.contains(each.getSimpleName()) ? each.getName() : each.getSimpleName();
            try {
                // The class itself, if it is both concrete and sealed, is its fields here, and this codec elsewhere.
                ValueCodec codec = each == sealed || (each.isSealed() && !each.isEnum())
                        ? PlainClassCodec.of(TypeVariables.subtype(type, each), codecs)
                        : codecs.of(TypeVariables.subtype(type, each));
                Subtype subtype = new Subtype(name, codec);
                byClass.put(each, subtype);
                byName.put(name, subtype);
                generated |= codec.isGenerated();
            } catch (ValueException e) {
                throw e.at("(" + each.getSimpleName() + ")");
            }
        }
    }

    /** A class may be permitted by two interfaces of the hierarchy. */
    private static void collect(Class<?> type, List<Class<?>> permitted) {
        if ((type.isEnum() || !Modifier.isAbstract(type.getModifiers())) && !permitted.contains(type)) {
            permitted.add(type);
        }
        if (type.isSealed() && !type.isEnum()) {
            for (Class<?> each : type.getPermittedSubclasses()) {
                collect(each, permitted);
            }
        }
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        Class<?> type = subtypeOf(value);
        Subtype subtype = byClass.get(type);
        if (subtype == null) {
            throw sealed.isInstance(value)
                    ? new ValueException("a " + type.getTypeName() + " cannot travel where " + sealed.getTypeName()
                            + " is declared, since that does not permit it by name: permit it, or declare its own type")
                    : ValueException.notA(sealed.getTypeName(), value);
        }
        out.writeStartObject();
        out.writeName(subtype.name);
        try {
            subtype.codec.write(out, value);
        } catch (ValueException e) {
            throw e.at("(" + subtype.name + ")");
        }
        out.writeEndObject();
    }

    private static Class<?> subtypeOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw ValueException.unreadable(sealed.getTypeName(), in);
        }
        String name = in.nextName();
        Subtype subtype = name == null ? null : byName.get(name);
        if (subtype == null) {
            throw new ValueException("expected one of " + byName.keySet() + " for " + sealed.getTypeName() + ", found "
                    + (name == null ? "an empty object" : name));
        }
        in.nextToken();
        Object value;
        try {
            value = subtype.codec.read(in);
        } catch (ValueException e) {
            throw e.at("(" + name + ")");
        }
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw ValueException.unreadable("the end of the " + name, in);
        }
        return value;
    }

    @Override
    public boolean isGenerated() {
        return generated;
    }
}
