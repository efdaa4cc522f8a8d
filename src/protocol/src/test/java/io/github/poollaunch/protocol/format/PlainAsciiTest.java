package io.github.poollaunch.protocol.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAsciiTest {

    private static final Random RANDOM = new Random(7);

    private static byte[] plain(int length) {
        return "The quick brown fox! [{~}]: 0"
                .repeat(length / 29 + 1)
                .substring(0, length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(ints = {'"', '\\', 0, '\n', 0x1f, 0x80, 0xc3, 0xff})
    void end_oneByteThatIsNotPlain_isFoundWhereverItIs(int other) {
        byte[] bytes = plain(2_700);
        for (int place = 0; place < bytes.length; place++) {
            byte before = bytes[place];
            bytes[place] = (byte) other;
            int from = RANDOM.nextInt(place + 1);
            assertThat(PlainAscii.end(bytes, 0, bytes.length)).isEqualTo(place);
            assertThat(PlainAscii.end(bytes, from, bytes.length))
                    .as("from %d", from)
                    .isEqualTo(place);
            assertThat(PlainAscii.end(bytes, from, place))
                    .as("from %d, up to it", from)
                    .isEqualTo(place);
            bytes[place] = before;
        }
    }

    /** Behind what is looked at one by one, and in a block, each byte beside each other one. */
    @ParameterizedTest
    @ValueSource(ints = {40, 2_500})
    void end_anyTwoBytes_areToldAsOneByOne(int place) {
        byte[] bytes = plain(3_000);
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                bytes[place] = (byte) first;
                bytes[place + 1] = (byte) second;
                int expected = isPlain(first) ? isPlain(second) ? bytes.length : place + 1 : place;
                if (PlainAscii.end(bytes, 0, bytes.length) != expected) {
                    assertThat(PlainAscii.end(bytes, 0, bytes.length))
                            .as("%d, %d", first, second)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static boolean isPlain(int value) {
        return value >= 0x20 && value < 0x80 && value != '"' && value != '\\';
    }

    @Test
    void end_allArePlain_isTheEnd() {
        byte[] bytes = plain(5_000);
        for (int to = 0; to < bytes.length; to += 7) {
            assertThat(PlainAscii.end(bytes, 0, to)).isEqualTo(to);
        }
    }

    @Test
    void end_severalThatAreNotPlain_isTheFirst() {
        byte[] bytes = plain(4_000);
        for (int run = 0; run < 2_000; run++) {
            int first = RANDOM.nextInt(bytes.length);
            int second = RANDOM.nextInt(bytes.length);
            byte[] some = bytes.clone();
            some[first] = '"';
            some[second] = (byte) 0xe2;
            assertThat(PlainAscii.end(some, 0, some.length)).isEqualTo(Math.min(first, second));
        }
    }

    @Test
    void indexOf_aCharacter_isFoundWhereverItIs() {
        byte[] bytes = plain(300);
        for (int place = 0; place < bytes.length; place++) {
            byte before = bytes[place];
            bytes[place] = '\\';
            assertThat(PlainAscii.indexOf('\\', bytes, 0, bytes.length)).isEqualTo(place);
            assertThat(PlainAscii.indexOf('\\', bytes, 0, place)).isEqualTo(place);
            bytes[place] = before;
        }
    }
}
