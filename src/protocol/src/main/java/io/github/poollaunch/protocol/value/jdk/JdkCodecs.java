package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the codec of one of the JDK's value types. */
public final class JdkCodecs {
    private JdkCodecs() {}

    /** Returns the codec of a type, or null if it is none of those that travel. */
    @SuppressWarnings("JdkObsolete") // a StringBuffer is a value like any other
    public static @Nullable ValueCodec of(Class<?> type) {
        // By name, so that a program that uses one of them does not load the lambdas and classes of all.
        return switch (type.getName()) {
            case "java.util.UUID" -> new TextCodec<>(UUID.class, UUID::toString, UUID::fromString);
            case "java.net.URI" ->
                new TextCodec<>(
                        URI.class,
                        URI::toString,
                        URI::create,
                        Exactness::same,
                        "use one that URI.create makes of its text");
            case "java.net.URL" ->
                new TextCodec<>(URL.class, URL::toExternalForm, Exactness::url, Exactness::same, "send it as a URI");
            case "java.nio.file.Path" ->
                new TextCodec<>(
                        Path.class,
                        Path::toString,
                        Path::of,
                        Path::equals,
                        "only paths of the default file system can: send its toUri()");
            case "java.io.File" -> new TextCodec<>(File.class, File::getPath, File::new, File::equals, "send its path");
            case "java.util.Locale" ->
                new TextCodec<>(
                        Locale.class,
                        Locale::toLanguageTag,
                        Locale::forLanguageTag,
                        Locale::equals,
                        "use one that a language tag tells in full (Locale.forLanguageTag)");
            case "java.nio.charset.Charset" ->
                new TextCodec<>(Charset.class, Charset::name, Charset::forName, Charset::equals, "send its name");
            case "java.util.Currency" ->
                new TextCodec<>(Currency.class, Currency::getCurrencyCode, Currency::getInstance);
            case "java.util.TimeZone" ->
                new TextCodec<>(
                        TimeZone.class, TimeZone::getID, Exactness::timeZone, TimeZone::equals, "send a ZoneId");
            case "java.lang.StringBuilder" ->
                new TextCodec<>(StringBuilder.class, StringBuilder::toString, StringBuilder::new);
            case "java.lang.StringBuffer" ->
                new TextCodec<>(StringBuffer.class, StringBuffer::toString, StringBuffer::new);
            case "java.util.Date" -> new NumberCodec<>(Date.class, Date::getTime, Date::new);
            case "java.util.concurrent.atomic.AtomicInteger" ->
                new NumberCodec<>(AtomicInteger.class, AtomicInteger::get, n -> new AtomicInteger(Math.toIntExact(n)));
            case "java.util.concurrent.atomic.AtomicLong" ->
                new NumberCodec<>(AtomicLong.class, AtomicLong::get, AtomicLong::new);
            case "java.util.concurrent.atomic.AtomicBoolean" ->
                new NumberCodec<>(AtomicBoolean.class, b -> b.get() ? 1 : 0, Exactness::atomicBoolean);
            case "java.util.BitSet" -> new PartsCodec<>(BitSet.class, Exactness::words, Exactness::bitSet);
            case "java.util.OptionalInt" ->
                new PartsCodec<>(OptionalInt.class, Exactness::parts, Exactness::optionalInt);
            case "java.util.OptionalLong" ->
                new PartsCodec<>(OptionalLong.class, Exactness::parts, Exactness::optionalLong);
            case "java.util.OptionalDouble" ->
                new PartsCodec<>(OptionalDouble.class, Exactness::parts, Exactness::optionalDouble);
            case "java.util.regex.Pattern" -> new PartsCodec<>(Pattern.class, Patterns::parts, Patterns::pattern);
            case "java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address" -> Addresses.codec(type);
            case "java.lang.Class" ->
                throw new ValueException("values of type java.lang.Class cannot travel, since no"
                        + " class is loaded because a value names it: send its name");
            default -> type.getName().startsWith("java.time.") ? TimeCodecs.of(type) : null;
        };
    }

    /** Returns the type that {@code value} travels as where its type is not declared, or null: see {@link #typeNamed}. */
    public static @Nullable Class<?> typeOf(Object value) {
        if (value instanceof Enum<?> constant) {
            return TypeNames.contains(constant.getDeclaringClass()) ? constant.getDeclaringClass() : null;
        }
        return value instanceof URL ? null : travelsAs(value.getClass());
    }

    /** Returns the type that values of a class travel as, which is the class itself or what it is one of; or null. */
    public static @Nullable Class<?> travelsAs(Class<?> type) {
        if (TypeNames.contains(type) && !type.isEnum()) {
            return type;
        }
        Class<?>[] kinds = {Path.class, ZoneId.class, Charset.class, TimeZone.class, InetAddress.class};
        for (Class<?> kind : kinds) {
            if (kind.isAssignableFrom(type)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Returns the type of that simple name that a value may have where none is declared, or null. A URL may not be there: it
     * would make its reader ask the network for a host of the sender's choice, as soon as it is in a set or is a key.
     */
    public static @Nullable Class<?> typeNamed(String simpleName) {
        return simpleName.equals("URL") ? null : TypeNames.typeOf(simpleName);
    }
}
