package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The parts of values, and values of their parts, for types whose own methods are not exact enough. */
final class Exactness {
    private Exactness() {}

    static boolean same(URI value, URI read) {
        return value.equals(read) && value.toString().equals(read.toString());
    }

    /** Part by part: URL's own equals looks hosts up. */
    static boolean same(URL value, URL read) {
        return value.getProtocol().equals(read.getProtocol())
                && Objects.equals(value.getHost(), read.getHost())
                && value.getPort() == read.getPort()
                && Objects.equals(value.getFile(), read.getFile())
                && Objects.equals(value.getRef(), read.getRef())
                && Objects.equals(value.getAuthority(), read.getAuthority());
    }

    static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new ValueException("the URL " + text + " cannot be made here: " + e.getMessage() + ": send a URI");
        }
    }

    /** The JDK takes GMT for an id that it does not know. */
    static TimeZone timeZone(String id) {
        TimeZone zone = TimeZone.getTimeZone(id);
        if (!zone.getID().equals(id)) {
            throw new ValueException("this Java installation knows no time zone " + id);
        }
        return zone;
    }

    static @Nullable AtomicBoolean atomicBoolean(long number) {
        return number == 0 || number == 1 ? new AtomicBoolean(number == 1) : null;
    }

    static List<Long> words(BitSet bits) {
        List<Long> words = new ArrayList<>();
        for (long word : bits.toLongArray()) {
            words.add(word);
        }
        return words;
    }

    static BitSet bitSet(List<@Nullable Object> words) {
        long[] array = new long[words.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = (Long) Objects.requireNonNull(words.get(i));
        }
        return BitSet.valueOf(array);
    }

    static List<Long> parts(OptionalInt value) {
        return value.isPresent() ? List.of((long) value.getAsInt()) : List.of();
    }

    static List<Long> parts(OptionalLong value) {
        return value.isPresent() ? List.of(value.getAsLong()) : List.of();
    }

    static List<Double> parts(OptionalDouble value) {
        return value.isPresent() ? List.of(value.getAsDouble()) : List.of();
    }

    static OptionalInt optionalInt(List<@Nullable Object> parts) {
        Object part = only(parts);
        return part == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact((Long) part));
    }

    static OptionalLong optionalLong(List<@Nullable Object> parts) {
        Object part = only(parts);
        return part == null ? OptionalLong.empty() : OptionalLong.of((Long) part);
    }

    static OptionalDouble optionalDouble(List<@Nullable Object> parts) {
        Object part = only(parts);
        if (part == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                part instanceof String text ? Double.parseDouble(text) : ((Number) part).doubleValue());
    }

    private static @Nullable Object only(List<@Nullable Object> parts) {
        if (parts.size() > 1) {
            throw new ValueException("expected one value or none, found " + parts.size());
        }
        return parts.isEmpty() ? null : Objects.requireNonNull(parts.get(0));
    }
}
