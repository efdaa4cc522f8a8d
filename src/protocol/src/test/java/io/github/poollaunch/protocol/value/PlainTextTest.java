package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class PlainTextTest {

    private static final int LONGEST = PlainText.LONG + 24;

    private static byte[] written(Consumer<JsonGenerator> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(bytes)) {
            writer.accept(json);
        }
        return bytes.toByteArray();
    }

    private static byte[] writtenIntoAFrame(String text) {
        FrameBuffer frame = new FrameBuffer();
        JsonOutput.writeString(frame, text);
        return frame.toByteArray();
    }

    private static String read(byte[] json) {
        try (JsonParser parser = Json.parser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            String text = parser.getString();
            assertThat(parser.getString()).isEqualTo(text);
            assertThat(parser.nextToken()).isNull();
            return text;
        }
    }

    /** Beside, and in, each of the eight bytes that are looked at together. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\\",
                "?",
                "\n",
                "\u0000",
                "\u001f",
                "\u007f",
                "\u0080",
                "/",
                "\t\r\b\f",
                "\"\\\"",
                "\u00e9\u00e9\"\u00e9",
                "\u00e9",
                "\u20ac",
                "\ud83d\ude00",
                "?\u00e9"
            })
    void text_withSomethingAtAnyPlace_isAsJacksonHasIt(String something) {
        for (int length = 0; length <= LONGEST; length++) {
            for (int place = 0; place <= length; place++) {
                String text = "a".repeat(place) + something + "a".repeat(length - place);
                byte[] json = written(out -> GeneratorOutput.of(out).writeString(text));
                assertThat(json).isEqualTo(written(out -> out.writeString(text)));
                assertThat(writtenIntoAFrame(text)).isEqualTo(json);
                assertThat(read(json)).isEqualTo(text);
            }
        }
    }

    @Test
    void text_ofAnyCharacters_isInAFrameAsJacksonHasIt() {
        Random random = new Random(1);
        for (int length = 0; length < 4_000; length++) {
            int most = List.of(0x30, 0x80, 0x800, 0x11000).get(length % 4);
            String text = random.ints(length, 0, most)
                    .map(character -> Character.isSurrogate((char) character) ? '?' : character)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(writtenIntoAFrame(text)).isEqualTo(written(out -> out.writeString(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ud83d?", "?\ude00"})
    void halfASurrogatePair_isNoQuestionMark(String half) {
        for (int place = 0; place <= PlainText.LONG; place++) {
            String text = "?".repeat(place) + half + "?".repeat(LONGEST - place);
            byte[] json = written(out -> GeneratorOutput.of(out).writeString(text));
            assertThat(json).isEqualTo(written(out -> out.writeString(text)));
            assertThat(writtenIntoAFrame(text)).isEqualTo(json);
            assertThat(read(json)).isEqualTo(text);
        }
    }

    @Test
    void string_thatEndsBeforeItsQuote_isRefused() {
        byte[] json = ("\"" + "a".repeat(LONGEST) + "\"").getBytes(StandardCharsets.US_ASCII);
        for (int length = 1; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);
            assertThatThrownBy(() -> read(cut)).hasMessageContaining("end-of-input");
        }
    }

    @Test
    void string_withABareControlCharacter_isRefused() {
        for (int place = 1; place < LONGEST; place++) {
            byte[] json = ("\"" + "a".repeat(LONGEST) + "\"").getBytes(StandardCharsets.US_ASCII);
            json[place] = '\n';
            assertThatThrownBy(() -> read(json)).hasMessageContaining("CTRL-CHAR");
        }
    }
}
