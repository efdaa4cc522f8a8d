package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.databind.DatabindCodecs;
import io.github.poollaunch.protocol.databind.JacksonAnnotations;
import io.github.poollaunch.protocol.databind.JacksonConfiguration;
import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Finds the codec of a type. Thread-safe; it keeps what it has found, so it should live as long as its pool or child. */
public final class Codecs {

    private final boolean plain;
    /** Finished codecs; read without a lock, written under this object's. */
    private final Map<Type, ValueCodec> known = new ConcurrentHashMap<>();

    /**
     * Under this object's lock: what is being made for one request, among it stand-ins for codecs inside themselves. If
     * one type of it cannot travel, none of it is kept.
     */
    private final Map<Type, ValueCodec> making = new HashMap<>();

    private final @Nullable JacksonConfiguration configuration;

    /** Under this object's lock; made when there is a container. */
    private @Nullable ContainerCodecs containers;

    /** Under this object's lock. */
    private @Nullable DatabindCodecs databind;

    private Codecs(boolean plain, @Nullable JacksonConfiguration configuration) {
        this.plain = plain;
        this.configuration = configuration;
    }

    /** Codecs between parent and child: a value whose declared type does not tell its kind is tagged. */
    public static Codecs wire() {
        return new Codecs(false, null);
    }

    /**
     * The same with the user's own configuration of Jackson. With one given, plain classes travel by databind, and so do
     * types that would be refused; all else travels as without.
     *
     * @param configuration must do the same in parent and child; null for none
     */
    public static Codecs wire(@Nullable JacksonConfiguration configuration) {
        return new Codecs(false, configuration);
    }

    /** Codecs for JSON that people write and read: the same, without tags. */
    public static Codecs plain() {
        return new Codecs(true, null);
    }

    /**
     * Returns the codec of {@code type}.
     *
     * @throws ValueException if values of that type cannot travel
     */
    public ValueCodec of(Type type) {
        ValueCodec codec = known.get(type);
        return codec != null ? codec : ofUnknown(type);
    }

    /**
     * Returns the codec of what one call takes: nothing as null, one argument as it is, several as an {@code Object[]}.
     *
     * @throws ValueException if one of the types cannot travel
     */
    public ValueCodec ofArguments(List<Type> parameters) {
        if (parameters.isEmpty()) {
            return of(Void.class);
        }
        if (parameters.size() == 1) {
            return of(parameters.get(0));
        }
        ValueCodec[] codecs = new ValueCodec[parameters.size()];
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = of(parameters.get(i));
        }
        return new ArgumentsCodec(codecs);
    }

    private synchronized ValueCodec ofUnknown(Type type) {
        ValueCodec codec = known.get(type);
        if (codec == null) {
            codec = making.get(type);
        }
        if (codec != null) {
            return codec;
        }
        Class<?> raw = TypeVariables.raw(type);
        ValueCodec scalar = ScalarCodec.of(raw, plain);
        if (scalar != null) {
            known.put(type, scalar);
            return scalar;
        }
        boolean outermost = making.isEmpty();
        Recursive self = new Recursive();
        making.put(type, self);
        try {
            codec = make(type, raw);
            self.target = codec;
            making.put(type, codec);
            if (outermost) {
                known.putAll(making); // Now all of them are whole: nobody can get hold of a part before.
            }
            return codec;
        } finally {
            if (outermost) {
                making.clear();
            }
        }
    }

    private ValueCodec make(Type type, Class<?> raw) {
        try {
            return makeComposed(type, raw);
        } catch (LinkageError | TypeNotPresentException e) {
            throw new ValueException("the class " + raw.getTypeName() + " cannot be looked into: " + e
                    + ": add what is missing to the class path");
        }
    }

    private ValueCodec makeComposed(Type type, Class<?> raw) {
        if (raw.isArray()) {
            Type element = type instanceof GenericArrayType genericArrayType
                    ? genericArrayType.getGenericComponentType()
                    : raw.getComponentType();
            return new ArrayCodec(raw, of(element), plain ? null : PackedFractions.of(element));
        }
        if (raw.isEnum()) { // Before sealed classes: one whose constants have bodies is sealed.
            return new EnumCodec(raw);
        }
        ValueCodec codec = JdkTypes.isJdk(raw) ? ofJdk(type, raw) : ofUser(type, raw);
        if (codec != null) {
            return codec;
        }
        if (raw == Record.class || raw == Enum.class) { // What a compiler infers for a list of two records, say.
            throw new ValueException("values of type " + raw.getTypeName()
                    + " cannot travel, since that does not tell which "
                    + raw.getSimpleName().toLowerCase(Locale.ROOT)
                    + " they are: declare what they have in common, a sealed interface or the class itself, as in"
                    + " (Shape item) -> …");
        }
        throw new ValueException("values of type " + type.getTypeName()
                + " cannot travel: use a record, a list, a map, an array, an enum, a number, a string or a boolean");
    }

    private @Nullable ValueCodec ofJdk(Type type, Class<?> raw) {
        if (raw == Optional.class) {
            return new OptionalCodec(of(ContainerCodecs.argument(type, Optional.class, 0)));
        }
        if (isOpen(raw)) {
            return new DynamicCodec(raw, plain, this);
        }
        ValueCodec codec = ofContainer(type, raw);
        if (codec == null) {
            codec = JdkTypes.codec(raw);
        }
        if (codec == null && Throwable.class.isAssignableFrom(raw)) {
            codec = new ThrowableCodec(raw);
        }
        return codec != null || configuration == null ? codec : databind().codec(type);
    }

    private @Nullable ValueCodec ofContainer(Type type, Class<?> raw) {
        if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
            return containers().collection(type, raw);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return containers().map(type, raw);
        }
        return Map.Entry.class.isAssignableFrom(raw) ? containers().entry(type, raw) : null;
    }

    private ContainerCodecs containers() {
        ContainerCodecs made = containers == null ? new ContainerCodecs(this, plain) : containers;
        containers = made;
        return made;
    }

    private @Nullable ValueCodec ofUser(Type type, Class<?> raw) {
        if (Throwable.class.isAssignableFrom(raw)) {
            return new ThrowableCodec(raw);
        }
        if (JacksonAnnotations.areOn(raw)) {
            return databind().codec(type);
        }
        if (raw.isRecord()) {
            return RecordCodec.of(raw, this, TypeVariables.of(type));
        }
        if (configuration == null) {
            return ofClass(type, raw);
        }
        try {
            boolean own = raw.isSealed()
                    || Collection.class.isAssignableFrom(raw)
                    || Map.class.isAssignableFrom(raw)
                    || Map.Entry.class.isAssignableFrom(raw);
            return own ? ofClass(type, raw) : databind().codec(type);
        } catch (ValueException e) {
            return databind().codec(type);
        }
    }

    private ValueCodec ofClass(Type type, Class<?> raw) {
        ValueCodec container = ofContainer(type, raw);
        if (container != null) {
            return container;
        }
        return raw.isSealed() ? new SealedCodec(type, this) : PlainClassCodec.of(type, this);
    }

    private DatabindCodecs databind() {
        DatabindCodecs made = databind;
        if (made == null) {
            made = new DatabindCodecs(this, configuration);
            databind = made;
        }
        return made;
    }

    /** Whether a type says nothing about what its values are, while simple values have it. */
    private static boolean isOpen(Class<?> raw) {
        return raw == Object.class
                || raw == Number.class
                || raw == Comparable.class
                || raw == CharSequence.class
                || raw == Serializable.class;
    }

    /** Stands in for a codec inside itself. */
    private static final class Recursive implements ValueCodec {
        // Written once, under the table's lock, before the codec that holds this object is published through the table.
        private @Nullable ValueCodec target;

        private ValueCodec target() {
            ValueCodec codec = target;
            if (codec == null) {
                throw new IllegalStateException("a codec is used while it is being made");
            }
            return codec;
        }

        @Override
        public void write(ValueOutput out, @Nullable Object value) {
            target().write(out, value);
        }

        @Override
        public @Nullable Object read(JsonParser in) {
            return target().read(in);
        }
    }
}
