package io.github.poollaunch.protocol.value.jdk;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The closed set of types that a value may name where its own type is not declared, by their simple names. */
final class TypeNames {
    private static final Map<String, Class<?>> TYPES = new HashMap<>();

    static {
        Class<?>[] types = {
            java.time.Instant.class,
            java.time.LocalDate.class,
            java.time.LocalTime.class,
            java.time.LocalDateTime.class,
            java.time.OffsetDateTime.class,
            java.time.OffsetTime.class,
            java.time.ZonedDateTime.class,
            java.time.Year.class,
            java.time.YearMonth.class,
            java.time.MonthDay.class,
            java.time.Duration.class,
            java.time.Period.class,
            java.time.ZoneId.class,
            java.time.ZoneOffset.class,
            DayOfWeek.class,
            Month.class,
            ChronoUnit.class,
            TimeUnit.class,
            java.util.UUID.class,
            java.net.URI.class,
            java.net.URL.class,
            java.nio.file.Path.class,
            java.io.File.class,
            java.util.Locale.class,
            java.nio.charset.Charset.class,
            java.util.Currency.class,
            java.util.TimeZone.class,
            StringBuilder.class,
            StringBuffer.class,
            java.util.Date.class,
            java.util.concurrent.atomic.AtomicInteger.class,
            java.util.concurrent.atomic.AtomicLong.class,
            java.util.concurrent.atomic.AtomicBoolean.class,
            java.util.BitSet.class,
            java.util.OptionalInt.class,
            java.util.OptionalLong.class,
            java.util.OptionalDouble.class,
            java.util.regex.Pattern.class,
            java.net.InetAddress.class
        };
        for (Class<?> type : types) {
            TYPES.put(type.getSimpleName(), type);
        }
    }

    private TypeNames() {}

    static boolean contains(Class<?> type) {
        return TYPES.get(type.getSimpleName()) == type;
    }

    static @Nullable Class<?> typeOf(String simpleName) {
        return TYPES.get(simpleName);
    }
}
