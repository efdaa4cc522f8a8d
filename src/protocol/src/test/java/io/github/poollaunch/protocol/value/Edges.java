package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.instancio.Random;

/** Single values, of which those at the limits come often. */
final class Edges {
    private Edges() {}

    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            1e22,
            0.1,
            1.0,
            9007199254740992.0);

    private static final List<String> STRINGS = List.of(
            "",
            "\0",
            "\ud800",
            "\udc00x",
            "😀",
            "a\"\\/\b\f\n\r\t",
            "\u2028\u2029",
            "$long",
            "\u001e",
            "\uffff",
            "ß",
            "null");

    private static final Map<Class<?>, Function<Random, Object>> GENERATORS = new LinkedHashMap<>();

    static {
        GENERATORS.put(Integer.class, r -> r.oneOf(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, r.intRange(-999, 999)));
        GENERATORS.put(Long.class, r -> r.oneOf(0L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, r.longRange(-9, 9)));
        GENERATORS.put(Short.class, r -> (short) r.intRange(Short.MIN_VALUE, Short.MAX_VALUE));
        GENERATORS.put(Byte.class, r -> (byte) r.intRange(Byte.MIN_VALUE, Byte.MAX_VALUE));
        GENERATORS.put(Character.class, r -> (char) r.intRange(0, Character.MAX_VALUE));
        GENERATORS.put(Boolean.class, r -> r.trueOrFalse());
        GENERATORS.put(
                Double.class,
                r -> r.trueOrFalse()
                        ? r.oneOf(DOUBLES)
                        : notTwoNaNs(Double.longBitsToDouble(r.longRange(Long.MIN_VALUE, Long.MAX_VALUE))));
        GENERATORS.put(
                Float.class,
                r -> r.trueOrFalse()
                        ? r.oneOf(DOUBLES).floatValue()
                        : Float.intBitsToFloat(r.intRange(Integer.MIN_VALUE, Integer.MAX_VALUE)));
        GENERATORS.put(String.class, r -> r.trueOrFalse() ? r.oneOf(STRINGS) : anyText(r));
        GENERATORS.put(BigInteger.class, r -> new BigInteger(r.digits(r.oneOf(1, 30, 5000))).negate());
        GENERATORS.put(
                BigDecimal.class,
                r -> new BigDecimal(
                        new BigInteger(r.digits(r.oneOf(1, 30, 700))), r.oneOf(0, 2, -3, 400, 1_000_000, -1_000_000)));
        GENERATORS.put(TimeUnit.class, r -> r.oneOf(TimeUnit.values()));
        GENERATORS.put(UUID.class, r -> new UUID(any(r), any(r)));
        GENERATORS.put(URI.class, r -> r.oneOf(URI.create("a:b"), URI.create("http://h:1/p?q#f"), URI.create("")));
        GENERATORS.put(Path.class, r -> r.oneOf(Path.of("a", "b"), Path.of("/"), Path.of("")));
        GENERATORS.put(Locale.class, r -> r.oneOf(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("sr-Latn-RS")));
        GENERATORS.put(
                Instant.class,
                r -> r.oneOf(
                        Instant.MIN,
                        Instant.MAX,
                        Instant.EPOCH,
                        Instant.ofEpochSecond(r.intRange(-9, 9), r.intRange(0, 999))));
        GENERATORS.put(
                LocalDate.class, r -> r.oneOf(LocalDate.MIN, LocalDate.MAX, LocalDate.ofEpochDay(r.intRange(-9, 9))));
        GENERATORS.put(LocalTime.class, r -> LocalTime.ofNanoOfDay(r.longRange(0, 86_399_999_999_999L)));
        GENERATORS.put(Year.class, r -> Year.of(r.intRange(Year.MIN_VALUE, Year.MAX_VALUE)));
        GENERATORS.put(Duration.class, r -> Duration.ofSeconds(any(r), r.intRange(0, 999_999_999)));
        GENERATORS.put(
                Period.class,
                r -> Period.of(r.intRange(Integer.MIN_VALUE, Integer.MAX_VALUE), r.intRange(-9, 9), r.intRange(-9, 9)));
        GENERATORS.put(
                ZonedDateTime.class,
                r -> ZonedDateTime.ofInstant(
                        Instant.ofEpochSecond(r.longRange(-9_999_999_999L, 9_999_999_999L), r.intRange(0, 999_999_999)),
                        r.oneOf(
                                ZoneId.of("Europe/Berlin"),
                                ZoneId.of("Asia/Kathmandu"),
                                ZoneOffset.UTC,
                                ZoneOffset.MAX)));
        GENERATORS.put(LocalDateTime.class, r -> LocalDateTime.ofEpochSecond(r.longRange(-9, 9), 0, ZoneOffset.UTC));
    }

    static Map<Class<?>, Function<Random, Object>> generators() {
        return GENERATORS;
    }

    /** All seconds but those that a Duration's nanoseconds could push over the edge. */
    private static long any(Random r) {
        return r.longRange(Long.MIN_VALUE, Long.MAX_VALUE - 1);
    }

    private static double notTwoNaNs(double number) {
        return Double.isNaN(number) ? Double.NaN : number;
    }

    private static String anyText(Random r) {
        char[] text = new char[r.intRange(0, 20)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) r.intRange(0, Character.MAX_VALUE);
        }
        return new String(text);
    }
}
