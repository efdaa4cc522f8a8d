package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.TypeVariables;
import io.github.poollaunch.protocol.value.jdk.JdkCodecs;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Which types below an annotated class are written by our own codecs: the JDK's value types always; without a
 * configuration of the user's all that have no annotation, since ours keep what databind's defaults lose (private fields,
 * the kind of a collection, keys that are no strings, a null Optional). Thread-safe.
 */
final class OwnTypes {

    private final Codecs codecs;
    private final boolean all;

    /**
     * Types that were found while databind looked into a class. Their codecs are looked for after that: databind holds
     * locks meanwhile, which must not be held when Codecs takes its own.
     */
    private final Queue<Type> found = new ConcurrentLinkedQueue<>();

    OwnTypes(Codecs codecs, boolean all) {
        this.codecs = codecs;
        this.all = all;
    }

    Codecs codecs() {
        return codecs;
    }

    /** Returns the type that our codecs are to write, or null if databind shall. */
    @Nullable
    Type of(JavaType type) {
        Type ours = find(type);
        if (ours != null) {
            found.add(ours);
        }
        return ours;
    }

    private @Nullable Type find(JavaType type) {
        Class<?> raw = type.getRawClass();
        Class<?> jdk = JdkCodecs.travelsAs(raw);
        if (jdk != null) {
            return jdk;
        }
        // Databind's scalars are exact, and as quick.
        boolean scalar = raw.isPrimitive() || raw == String.class || raw.isEnum() || isBoxed(raw);
        return !all || scalar || JacksonAnnotations.areOn(raw) ? null : plainType(type);
    }

    private static boolean isBoxed(Class<?> raw) {
        return raw.getName().startsWith("java.lang.")
                && (raw == Boolean.class
                        || raw == Character.class
                        || (Number.class.isAssignableFrom(raw) && raw != Number.class));
    }

    /**
     * Makes sure that all types found so far can travel.
     *
     * @throws io.github.poollaunch.protocol.value.ValueException if one cannot
     */
    void checkFound() {
        Type each;
        while ((each = found.poll()) != null) {
            codecs.of(each);
        }
    }

    private static Type plainType(JavaType type) {
        if (type.isArrayType()) {
            return TypeVariables.arrayOf(plainType(type.getContentType()));
        }
        List<JavaType> arguments = type.getBindings().getTypeParameters();
        if (arguments.isEmpty()) {
            return type.getRawClass();
        }
        Type[] plain = new Type[arguments.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plainType(arguments.get(i));
        }
        return TypeVariables.parameterized(type.getRawClass(), plain);
    }
}
