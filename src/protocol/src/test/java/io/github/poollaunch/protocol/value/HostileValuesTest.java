package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.fault.Rebuilding;
import io.github.poollaunch.protocol.format.Json;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** Values that somebody hostile has written: they run no code but what the declared type asks for, and end soon. */
@Timeout(30)
class HostileValuesTest {

    private static final AtomicInteger MARKS = new AtomicInteger();

    /** Nothing may initialise or make it. */
    static final class Marked {
        static {
            MARKS.incrementAndGet();
        }

        Marked() {
            MARKS.incrementAndGet();
        }
    }

    /** A Throwable, but of a kind that nobody outside can make. */
    static final class MarkedException extends Exception {
        private static final long serialVersionUID = 1;

        static {
            MARKS.incrementAndGet();
        }

        MarkedException(String message) {
            super(message);
            MARKS.incrementAndGet();
        }
    }

    /** Overrides what is called when an exception is put together. */
    public static final class StubbornException extends Exception {
        private static final long serialVersionUID = 1;

        public StubbornException(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable initCause(@Nullable Throwable cause) {
            throw new UnsupportedOperationException("no cause");
        }
    }

    private static @Nullable Object read(Type type, String json) {
        JsonParser in = Json.parser(json.getBytes(StandardCharsets.UTF_8));
        in.nextToken();
        return Codecs.wire().of(type).read(in);
    }

    private static Fault fault(String type) {
        return new Fault(type, "m", type + ": m", List.of(), null, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$NAME\":{}}",
                "{\"@class\":\"NAME\"}",
                "{\"$Class\":\"NAME\"}",
                "{\"$object[]\":[{\"$NAME\":[]}]}",
                "[\"NAME\",{}]",
                "{\"$optional\":[{\"$NAME\":1}]}",
            })
    void classNames_inUndeclaredValues_runNoCode(String json) {
        Throwable unused = catchThrowable(() -> read(Object.class, json.replace("NAME", Marked.class.getName())));
        assertThat(MARKS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(classes = {Marked.class, MarkedException.class, Marked[].class})
    void classNames_inFaults_runNoCodeUnlessOfAThrowableWithAPublicConstructor(Class<?> named) {
        Fault fault = new Fault(
                "java.lang.Exception",
                "m",
                "java.lang.Exception: m",
                List.of(),
                fault(named.getName()),
                List.of(fault(named.getName())));
        Throwable rebuilt = Rebuilding.of(
                fault, HostileValuesTest.class.getClassLoader(), lost -> new IllegalStateException(lost.text()));
        assertThat(rebuilt).isExactlyInstanceOf(Exception.class).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(MARKS).hasValue(0);
    }

    @Test
    void exceptionClass_thatDoesNotLetItselfBePutTogether_isReplaced() {
        String type = StubbornException.class.getName();
        Fault fault = new Fault(type, "m", type + ": m", List.of(), fault("java.lang.Error"), List.of());
        assertThat(Rebuilding.of(
                        fault,
                        HostileValuesTest.class.getClassLoader(),
                        lost -> new IllegalStateException(lost.text())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(type + ": m")
                .hasCauseInstanceOf(Error.class);
    }

    @Test
    void numbersOfMillionsOfDigits_areReadInSeconds() {
        String digits = "7".repeat(2_000_000);
        assertThat(((BigInteger) read(BigInteger.class, digits)).bitLength()).isGreaterThan(6_600_000);
        assertThat(((BigDecimal) read(BigDecimal.class, digits + ".5")).scale()).isEqualTo(1);
        assertThat(((BigDecimal) read(BigDecimal.class, "\"" + digits + "E-600000000\"")).scale())
                .isEqualTo(600_000_000);
        assertThatThrownBy(() -> read(BigDecimal.class, "\"" + digits + "E5\"")).isInstanceOf(ValueException.class);
        assertThat(read(Object.class, digits)).isInstanceOf(BigInteger.class);
        assertThatThrownBy(() -> read(int.class, digits)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> read(long.class, digits)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void numbersWithEnormousExponents_areNotWrittenOut() {
        assertThatThrownBy(() -> read(BigInteger.class, "1e1000000000")).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> read(int.class, "1e1000000000")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> read(BigInteger.class, "\"1E1000000000\"")).isInstanceOf(ValueException.class);
        assertThat(((BigDecimal) read(BigDecimal.class, "\"1E1000000000\"")).precision())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"$set\":[", "{\"$optional\":["})
    void deepNesting_isAnErrorAndNoOverflow(String open) {
        assertThatThrownBy(() -> read(Object.class, open.repeat(1_000_000))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void namesOfOneHash_areReadInSeconds() {
        // All strings of the two pairs have one hash code.
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 1 << 16; i++) {
            json.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 16; bit++) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":1");
        }
        assertThat((Map<?, ?>) read(Object.class, json + "}")).hasSize(1 << 16);
    }

    /** Its hash code would ask the network for the host as soon as it is in a set. */
    @Test
    void urls_travelOnlyWhereTheyAreDeclared() throws Exception {
        String url = "http://pool-launch.invalid/";
        assertThat(read(URL.class, "\"" + url + "\"")).hasToString(url);
        for (String json :
                List.of("{\"$URL\":\"u\"}", "{\"$set\":[{\"$URL\":\"u\"}]}", "{\"$map\":[[{\"$URL\":\"u\"},1]]}")) {
            assertThatThrownBy(() -> read(Object.class, json.replace("\"u\"", "\"" + url + "\"")))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("unknown tag $URL");
        }
        assertThatThrownBy(
                        () -> Travel.plainly().arrives(Object.class, Set.of(new java.io.File("a"), new URL("file:a"))))
                .hasMessageContaining("java.net.URL cannot travel");
    }
}
