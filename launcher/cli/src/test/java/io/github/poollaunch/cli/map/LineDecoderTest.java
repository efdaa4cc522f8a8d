package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.cli.map.fixtures.Functions;
import io.github.poollaunch.protocol.value.Codecs;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineDecoderTest {

    private static Object json(Type type, String line) throws BadLineException {
        return LineDecoder.json(Codecs.plain().of(type)).decode(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void json_valueOfTheType_isRead() throws BadLineException {
        assertThat(json(int.class, "7")).isEqualTo(7);
        assertThat(json(int.class, "  7 \r")).isEqualTo(7);
        assertThat(json(String.class, "\"ü 😀\"")).isEqualTo("ü 😀");
        assertThat(json(String.class, "null")).isNull();
        assertThat(json(Functions.Point.class, "{\"x\":1,\"ys\":[0.5]}"))
                .isEqualTo(new Functions.Point(1, List.of(0.5)));
    }

    /** A decoder keeps names: of broken lines, too, and of more than it has places for. */
    @Test
    void json_linesWithManyNames_eachHasItsOwn() throws BadLineException {
        LineDecoder decoder = LineDecoder.json(Codecs.plain().of(Map.class));
        for (int i = 0; i < 10_000; i++) {
            String name = Integer.toString(i % 300, 7);
            byte[] line = ("{\"" + name + "\":" + i + ",\"same\":1}").getBytes(StandardCharsets.UTF_8);
            assertThat(decoder.decode(line)).isEqualTo(Map.of(name, i, "same", 1));
            byte[] broken = Arrays.copyOf(line, 2 + i % (line.length - 2));
            assertThatThrownBy(() -> decoder.decode(broken)).isInstanceOf(BadLineException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x               | broken JSON in column 1",
                "[1              | expected int, found a list",
                "12\"             | broken JSON in column",
                "1 2             | more behind the JSON value, in column 3",
                "1,              | broken JSON in column",
                "1}              | broken JSON in column",
                "null            | expected int, found null",
                "1.5             | expected int, found 1.5",
                "\"a\"           | expected int, found the string \"a\"",
                "3000000000      | expected int, found 3000000000",
                "[1]             | expected int, found a list",
                "01              | broken JSON in column"
            })
    void json_anythingElse_saysWhatIsWrong(String line, String reason) {
        assertThatThrownBy(() -> json(int.class, line))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining(reason);
    }

    /** Some editors of Windows put it before a file. */
    @Test
    void json_byteOrderMark_isSkipped() throws BadLineException {
        assertThat(json(int.class, "\ufeff7")).isEqualTo(7);
        assertThat(LineDecoder.json(Codecs.plain().of(int.class)).skips("\ufeff ".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2", "NaN", "{\"a\":"})
    void json_broken_isNotSaidInTheParsersOwnTerms(String line) {
        assertThatThrownBy(() -> json(Object.class, line))
                .hasMessageContaining("broken JSON")
                .message()
                .doesNotContain("Source", "`", "Feature");
    }

    @Test
    void json_twiceTheSameName_isRefused() {
        String line = "{\"x\":1,\"x\":2,\"ys\":[]}";
        assertThatThrownBy(() -> json(Functions.Point.class, line)).hasMessageContaining("component x twice");
        assertThatThrownBy(() -> json(Object.class, line)).hasMessageContaining("name x twice");
    }

    @Test
    void json_wrongTypeInside_saysWhere() {
        assertThatThrownBy(() -> json(Functions.Point.class, "{\"x\":1,\"ys\":[0.5,\"a\"]}"))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("ys")
                .hasMessageContaining("[1]");
    }

    @Test
    void json_deepNesting_isALineLikeAnyOther() {
        assertThatThrownBy(() -> json(Object.class, "[".repeat(100_000) + "]".repeat(100_000)))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("nest");
        assertThatThrownBy(() -> json(Object.class, "[1,[2]"))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("broken JSON");
    }

    @Test
    void json_zeroByte_isNotTakenForAnotherEncoding() {
        assertThatThrownBy(() -> json(int.class, "7\0")).hasMessageContaining("column 2: a zero byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \r"})
    void json_blankLine_isSkipped(String line) {
        assertThat(LineDecoder.json(Codecs.plain().of(int.class)).skips(line.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void lines_emptyLine_isAnEmptyString() throws BadLineException {
        assertThat(LineDecoder.lines().skips(new byte[0])).isFalse();
        assertThat(LineDecoder.lines().decode(new byte[0])).isEqualTo("");
    }

    @Test
    void lines_replacementCharacterOfTheInput_isText() throws BadLineException {
        assertThat(LineDecoder.lines().decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void decode_notUtf8_namesTheByte() {
        byte[] latin1 = "\"für\"".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> LineDecoder.lines().decode(latin1))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("not UTF-8: byte 0xfc in column 3");
        assertThatThrownBy(
                        () -> LineDecoder.json(Codecs.plain().of(String.class)).decode(latin1))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("not UTF-8: byte 0xfc in column 3");
    }

    @Test
    void decode_cutCharacter_isNotUtf8() {
        byte[] cut = {'a', (byte) 0xe2, (byte) 0x82};
        assertThatThrownBy(() -> LineDecoder.lines().decode(cut)).hasMessageContaining("0xe2 in column 2");
    }

    @Test
    void decode_surrogateInThreeBytes_isNotUtf8() {
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(
                        () -> LineDecoder.json(Codecs.plain().of(String.class)).decode(surrogate))
                .hasMessageContaining("not UTF-8");
    }
}
