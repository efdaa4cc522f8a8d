package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates and times, as ISO 8601 has them. */
final class TimeCodecs {
    private TimeCodecs() {}

    static @Nullable ValueCodec of(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Instant" -> new TextCodec<>(Instant.class, Instant::toString, Instant::parse);
            case "LocalDate" -> new TextCodec<>(LocalDate.class, LocalDate::toString, LocalDate::parse);
            case "LocalTime" -> new TextCodec<>(LocalTime.class, LocalTime::toString, LocalTime::parse);
            case "LocalDateTime" -> new TextCodec<>(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse);
            case "OffsetDateTime" ->
                new TextCodec<>(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse);
            case "OffsetTime" -> new TextCodec<>(OffsetTime.class, OffsetTime::toString, OffsetTime::parse);
            case "ZonedDateTime" ->
                new TextCodec<>(ZonedDateTime.class, ZonedDateTime::toString, TimeCodecs::zonedDateTime);
            // A text beyond the year 9999 is not parsed without a sign.
            case "Year" -> new NumberCodec<>(Year.class, Year::getValue, n -> Year.of(Math.toIntExact(n)));
            case "YearMonth" -> new TextCodec<>(YearMonth.class, TimeCodecs::text, YearMonth::parse);
            case "MonthDay" -> new TextCodec<>(MonthDay.class, MonthDay::toString, MonthDay::parse);
            case "Duration" -> new TextCodec<>(Duration.class, Duration::toString, Duration::parse);
            case "Period" -> new TextCodec<>(Period.class, Period::toString, Period::parse);
            case "ZoneId" -> new TextCodec<>(ZoneId.class, ZoneId::getId, ZoneId::of);
            case "ZoneOffset" -> new TextCodec<>(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of);
            default -> null;
        };
    }

    /** YearMonth's own text has no sign beyond the year 9999, but is not parsed without. */
    private static String text(YearMonth month) {
        return month.getYear() > 9999 ? "+" + month : month.toString();
    }

    /** The other side may have other rules for a zone; then the offset wins, and the local time would be another. */
    private static ZonedDateTime zonedDateTime(String text) {
        ZonedDateTime parsed = ZonedDateTime.parse(text);
        LocalDateTime local = DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, LocalDateTime::from);
        if (!parsed.toLocalDateTime().equals(local)) {
            throw new ValueException("the time " + text + " does not exist by this Java installation's rules for the"
                    + " zone: use the same time zone data in parent and child, or send an OffsetDateTime");
        }
        return parsed;
    }
}
