package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.cli.map.fixtures.Functions;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultEncoderTest {

    private static String encode(Type type, boolean raw, Object value) {
        return new String(new ResultEncoder(Codecs.plain().of(type), raw).encode(value), StandardCharsets.UTF_8);
    }

    @Test
    void encode_json_isOneLine() {
        assertThat(encode(String.class, false, "a\n\"ü\"")).isEqualTo("\"a\\n\\\"ü\\\"\"\n");
        assertThat(encode(int.class, false, 7)).isEqualTo("7\n");
        assertThat(encode(String.class, false, null)).isEqualTo("null\n");
        assertThat(encode(Functions.Point.class, false, new Functions.Point(1, List.of(0.5, Double.NaN))))
                .isEqualTo("{\"x\":1,\"ys\":[0.5,\"NaN\"]}\n");
    }

    @Test
    void encode_oneAfterAnother_eachIsALineOfItsOwn() {
        ResultEncoder encoder = new ResultEncoder(Codecs.plain().of(Object.class), false);
        Object large = Collections.nCopies(300_000, List.of(1));
        for (int i = 0; i < 3; i++) {
            assertThat(encoder.encode(List.of(i, "a")))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("[" + i + ",\"a\"]\n");
            assertThat(encoder.encode(i)).asString(StandardCharsets.UTF_8).isEqualTo(i + "\n");
            assertThatThrownBy(() -> encoder.encode(List.of(List.of(1), new Object())))
                    .isInstanceOf(ValueException.class);
            assertThat(encoder.encode(",")).asString(StandardCharsets.UTF_8).isEqualTo("\",\"\n");
            assertThat(encoder.encode(large)).hasSize(300_000 * 4 + 2);
        }
    }

    @Test
    void encode_lines_leavesStringsAsTheyAre() {
        assertThat(encode(String.class, true, "a \"ü\" 😀")).isEqualTo("a \"ü\" 😀\n");
        assertThat(encode(Object.class, true, "x")).isEqualTo("x\n");
        assertThat(encode(int.class, true, 7)).isEqualTo("7\n");
        assertThat(encode(String.class, true, null)).isEqualTo("null\n");
    }

    @Test
    void encode_linesAfterJson_keepTheirCommas() {
        ResultEncoder encoder = new ResultEncoder(Codecs.plain().of(Object.class), true);
        for (int i = 0; i < 3; i++) {
            assertThat(encoder.encode(List.of(i)))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("[" + i + "]\n");
            assertThat(encoder.encode(",a")).asString(StandardCharsets.UTF_8).isEqualTo(",a\n");
        }
    }

    @Test
    void encode_halfASurrogatePair_isEscapedInJsonAndRefusedAsALine() {
        assertThat(encode(String.class, false, "\ud83d")).isEqualTo("\"\\uD83D\"\n");
        assertThatThrownBy(() -> encode(String.class, true, "\ud83d")).isInstanceOf(ValueException.class);
    }

    @Test
    void encode_valueThatCannotTravel_isRefused() {
        assertThatThrownBy(() -> encode(Object.class, false, new Object())).isInstanceOf(ValueException.class);
    }
}
