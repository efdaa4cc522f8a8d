package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's value types at their limits, each where it is declared and where Object is. */
@SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"}) // they are values like any other
class JdkValuesTest {

    private final Travel travel = Travel.plainly();

    static Stream<Arguments> values() throws UnknownHostException {
        LocalDateTime autumnNight = LocalDateTime.of(2024, 10, 27, 2, 30);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        BitSet bits = new BitSet();
        bits.set(3);
        bits.set(64);
        return Stream.of(
                Arguments.of(Instant.class, Instant.MIN),
                Arguments.of(Instant.class, Instant.MAX),
                Arguments.of(Instant.class, Instant.ofEpochSecond(-1, 1)),
                Arguments.of(LocalDate.class, LocalDate.MIN),
                Arguments.of(LocalDate.class, LocalDate.MAX),
                Arguments.of(LocalTime.class, LocalTime.MAX),
                Arguments.of(LocalTime.class, LocalTime.MIDNIGHT),
                Arguments.of(LocalDateTime.class, LocalDateTime.MIN),
                Arguments.of(LocalDateTime.class, LocalDateTime.MAX),
                Arguments.of(OffsetDateTime.class, OffsetDateTime.MIN),
                Arguments.of(OffsetDateTime.class, OffsetDateTime.MAX),
                Arguments.of(OffsetTime.class, OffsetTime.MIN),
                Arguments.of(OffsetTime.class, OffsetTime.MAX),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.ofLocal(autumnNight, berlin, ZoneOffset.ofHours(2))),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.ofLocal(autumnNight, berlin, ZoneOffset.ofHours(1))),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.of(autumnNight, ZoneOffset.UTC)),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.of(autumnNight, ZoneId.of("UTC"))),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.of(autumnNight, ZoneId.of("GMT+2"))),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN)),
                Arguments.of(ZonedDateTime.class, ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.MAX)),
                Arguments.of(Year.class, Year.of(Year.MAX_VALUE)),
                Arguments.of(Year.class, Year.of(Year.MIN_VALUE)),
                Arguments.of(Year.class, Year.of(12_345)),
                Arguments.of(YearMonth.class, YearMonth.of(Year.MAX_VALUE, 12)),
                Arguments.of(YearMonth.class, YearMonth.of(-1, 1)),
                Arguments.of(MonthDay.class, MonthDay.of(2, 29)),
                Arguments.of(Duration.class, Duration.ofSeconds(Long.MIN_VALUE)),
                Arguments.of(Duration.class, Duration.ofSeconds(Long.MIN_VALUE, 1)),
                Arguments.of(Duration.class, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
                Arguments.of(Duration.class, Duration.ofNanos(-1)),
                Arguments.of(Period.class, Period.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1)),
                Arguments.of(ZoneId.class, berlin),
                Arguments.of(ZoneId.class, ZoneOffset.UTC),
                Arguments.of(ZoneOffset.class, ZoneOffset.ofHoursMinutesSeconds(-1, -2, -3)),
                Arguments.of(DayOfWeek.class, DayOfWeek.SUNDAY),
                Arguments.of(Month.class, Month.MAY),
                Arguments.of(UUID.class, new UUID(Long.MIN_VALUE, -1)),
                Arguments.of(URI.class, URI.create("mailto:a%20b@c?q#f")),
                Arguments.of(URI.class, URI.create("")),
                Arguments.of(Path.class, Path.of("a/../ü b")),
                Arguments.of(Path.class, Path.of("")),
                Arguments.of(File.class, new File("/tmp/x y")),
                Arguments.of(Locale.class, Locale.ROOT),
                Arguments.of(Locale.class, Locale.forLanguageTag("de-Latn-CH-1996-u-co-phonebk-x-own")),
                Arguments.of(Charset.class, StandardCharsets.UTF_16LE),
                Arguments.of(Currency.class, Currency.getInstance("CHF")),
                Arguments.of(TimeZone.class, TimeZone.getTimeZone("America/New_York")),
                Arguments.of(TimeZone.class, TimeZone.getTimeZone("GMT+05:30")),
                Arguments.of(Date.class, new Date(Long.MIN_VALUE)),
                Arguments.of(BitSet.class, bits),
                Arguments.of(BitSet.class, new BitSet()),
                Arguments.of(OptionalInt.class, OptionalInt.of(Integer.MIN_VALUE)),
                Arguments.of(OptionalInt.class, OptionalInt.empty()),
                Arguments.of(OptionalLong.class, OptionalLong.of(Long.MAX_VALUE)),
                Arguments.of(OptionalDouble.class, OptionalDouble.of(-0.0)),
                Arguments.of(OptionalDouble.class, OptionalDouble.of(Double.NaN)),
                Arguments.of(OptionalDouble.class, OptionalDouble.of(Double.NEGATIVE_INFINITY)),
                Arguments.of(OptionalDouble.class, OptionalDouble.empty()),
                Arguments.of(InetAddress.class, InetAddress.getByAddress(new byte[] {10, 0, 0, -1})),
                Arguments.of(InetAddress.class, InetAddress.getByAddress(new byte[16])));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_arrivesEqual(Class<?> type, Object value) {
        assertThat(travel.arrives(type, value)).isEqualTo(value).hasSameClassAs(value);
        assertThat(travel.arrives(Object.class, value)).isEqualTo(value).hasSameClassAs(value);
        assertThat(travel.arrives(type, null)).isNull();
    }

    @Test
    void valueWithoutEquals_arrivesWithTheSameContent() throws MalformedURLException {
        assertThat(((AtomicInteger) travel.arrives(AtomicInteger.class, new AtomicInteger(-7))).get())
                .isEqualTo(-7);
        assertThat(((AtomicLong) travel.arrives(Object.class, new AtomicLong(Long.MIN_VALUE))).get())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(((AtomicBoolean) travel.arrives(AtomicBoolean.class, new AtomicBoolean(true))).get())
                .isTrue();
        StringBuilder text = new StringBuilder("a\0\ud800");
        assertThat(travel.arrives(Object.class, text))
                .isInstanceOf(StringBuilder.class)
                .hasToString(text.toString());
        URL url = new URL("http://user@host:81/a?b#c");
        assertThat(travel.arrives(URL.class, url)).isInstanceOf(URL.class).hasToString(url.toString());
    }

    @Test
    void pattern_keepsTheFlagsThatItWasCompiledWith() {
        for (Pattern pattern : List.of(
                Pattern.compile("a\\s"),
                Pattern.compile("a", Pattern.CASE_INSENSITIVE | Pattern.COMMENTS),
                Pattern.compile("a(?i)b"),
                Pattern.compile("a(?-i)b", Pattern.CASE_INSENSITIVE),
                Pattern.compile("(?x: a )b", Pattern.UNICODE_CASE))) {
            Pattern read = (Pattern) travel.arrives(Pattern.class, pattern);
            assertThat(read.pattern()).isEqualTo(pattern.pattern());
            assertThat(read.flags()).isEqualTo(pattern.flags());
            for (String text : List.of("ab", "AB", "aB", "Ab", " a b", "a ")) {
                assertThat(read.matcher(text).matches())
                        .as(pattern + " " + text)
                        .isEqualTo(pattern.matcher(text).matches());
            }
        }
    }

    @Test
    void internetAddress_keepsItsName_withoutALookup() throws UnknownHostException {
        InetAddress named = InetAddress.getByAddress("no.such.host.invalid", new byte[] {1, 2, 3, 4});
        InetAddress read = (InetAddress) travel.arrives(InetAddress.class, named);
        assertThat(read).isEqualTo(named);
        assertThat(read.getHostName()).isEqualTo("no.such.host.invalid");
        assertThat(travel.refusal(
                        InetAddress.class,
                        Inet6Address.getByAddress(
                                null, new byte[] {-2, -128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 2)))
                .contains("has a scope");
    }

    @Test
    void valueThatItsTextDoesNotTell_isRefused() {
        assertThat(travel.refusal(Locale.class, new Locale("xx_yy", "", "variant with blanks")))
                .contains("java.util.Locale cannot travel exactly")
                .contains("Locale.forLanguageTag");
        assertThat(travel.refusal(TimeZone.class, new SimpleTimeZone(1, "Europe/Berlin")))
                .contains("java.util.TimeZone cannot travel exactly")
                .contains("ZoneId");
        assertThat(travel.refusal(Date.class, new java.sql.Timestamp(5))).contains("expected java.util.Date");
    }

    @Test
    void pathOfAnotherFileSystem_isRefused() throws Exception {
        Path zip = java.nio.file.Files.createTempFile("other", ".zip");
        java.nio.file.Files.delete(zip);
        try (java.nio.file.FileSystem other =
                java.nio.file.FileSystems.newFileSystem(zip, java.util.Map.of("create", "true"))) {
            assertThat(travel.refusal(new Travel.TypeOf<List<Path>>() {}.type(), List.of(other.getPath("/a"))))
                    .startsWith("at [0]: ")
                    .contains("default file system");
        } finally {
            java.nio.file.Files.deleteIfExists(zip);
        }
    }

    @Test
    void classAndOtherTypes_areRefused() {
        assertThat(travel.refusal(Class.class, String.class))
                .contains("java.lang.Class")
                .contains("send its name");
        assertThat(travel.refusal(Thread.class, null))
                .contains("java.lang.Thread")
                .contains("use a record");
        assertThat(travel.refusal(Object.class, Thread.currentThread())).contains("java.lang.Thread");
    }
}
