package io.github.poollaunch.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fuzzing and reading found, each said by name. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedMessagesTest {

    private static final RowFormat SMILE = RowFormat.of(SmileFormat.class);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the values of a row, and for those that do not fit what is said. */
    private static List<Object> read(java.lang.reflect.Type declared, String items) {
        String json = "{\"chunk\":1,\"function\":1,\"failFast\":false,\"items\":[" + items + "]}";
        ValueRowReader row = ((Request.Run) RequestReader.read(bytes(json), null)).items();
        List<Object> read = new ArrayList<>();
        while (row.hasNext()) {
            try {
                read.add(row.next(Codecs.wire().of(declared)));
            } catch (ValueException e) {
                read.add("refused: " + e.getMessage());
            }
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"shared\":{\"stack\":[[]],\"x\":5}}", // was read for ever
                "{\"shared\":{\"stack\":5}}",
                "{\"initialized\":{\"stack\":[[\"C\",\"m\",null,\"1\"]]}}",
                "{\"chunk\":1,\"refused\":{\"cause\":5,\"type\":\"a\"}}",
                "{\"chunk\":1,\"refused\":{\"type\":{\"type\":\"a\"}}}",
                "{\"chunk\":1,\"refused\":{\"suppressed\":[1]}}"
            })
    void reply_faultOfAnotherShape_isRefused(String reply) {
        assertThatThrownBy(() -> ReplyReader.read(bytes(reply), null))
                .isInstanceOf(ProtocolException.class)
                .hasStackTraceContaining("a fault has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bytes\" :500", "{\"bytes\" :5", "{ \"bytes\":5", "{\"bytes\" :-1", "{\"bytes\" :0"})
    void message_bytesThatWereNotAnnounced_isRefused(String head) {
        String size = head.replaceFirst(".*:", "");
        assertThatThrownBy(() -> ReplyReader.read(bytes(head + ",\"chunk\":1,\"results\":[" + size + "]}"), SMILE))
                .isInstanceOf(ProtocolException.class);
        String request = head + ",\"chunk\":1,\"function\":1,\"failFast\":true,\"items\":[" + size + "]}";
        assertThatThrownBy(() -> RequestReader.read(bytes(request), SMILE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void row_partThatEndsInsideAValue_isBroken() {
        byte[] part = {':', ')', '\n', 0, (byte) 0xf8, (byte) 0xc2, (byte) 0xff};
        byte[] head = bytes("{\"bytes\":7,\"chunk\":1,\"results\":[7]}\n");
        byte[] frame = new byte[head.length + part.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(part, 0, frame, head.length, part.length);
        ResultRow row = ((Reply.Results) ReplyReader.read(frame, SMILE)).results();
        assertThatThrownBy(() -> row.read(Codecs.wire().of(int[].class), 10))
                .isInstanceOf(tools.jackson.core.JacksonException.class);
    }

    private static ResultRow results(String rest) {
        return ((Reply.Results) ReplyReader.read(bytes("{\"chunk\":1,\"results\":" + rest), null)).results();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5}",
                "[1]}",
                "[],\"more\":true}",
                "[{\"index\":0,\"fault\":{}},7]}",
                "[{\"index\":0,\"fault\":{},\"x\":1}]}",
                "[{\"index\":0,\"fault\":{}},{\"index\":0,\"fault\":{}}]}",
                "[{\"index\":\"0\",\"fault\":{}}]}",
                "[{\"fault\":{},\"index\":0}]}",
            })
    void failures_ofAnotherShape_areRefused(String failures) {
        ResultRow row = results("[1],\"failures\":" + failures);
        if (failures.startsWith("[]")) {
            assertThat(row.read(Codecs.wire().of(int.class), 3).more()).isTrue();
        } else {
            assertThatThrownBy(() -> row.read(Codecs.wire().of(int.class), 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(the failures are not objects|a fault has).*");
        }
    }

    /** What counts it decodes, one by one. */
    public record Counted(int number) {
        static int made;

        public Counted {
            made++;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"failures\":[]"})
    void results_moreThanItems_areNotDecoded(String rest) {
        Counted.made = 0;
        ResultRow row = results("[" + "{\"number\":1},".repeat(10_000) + "{\"number\":1}]" + rest + "}");
        assertThatThrownBy(() -> row.read(Codecs.wire().of(Counted.class), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it tells of more items than were sent");
        assertThat(Counted.made).isEqualTo(2);
    }

    @Test
    void failures_moreThanItems_areNotRead() {
        String fault = "{\"index\":%d,\"fault\":{\"type\":\"a\"}}";
        ResultRow row =
                results("[1,2],\"failures\":[" + fault.formatted(2) + "," + fault.formatted(3) + ",{\"not read\":1}]}");
        assertThatThrownBy(() -> row.read(Codecs.wire().of(int.class), 3))
                .hasMessage("it tells of more items than were sent");
        assertThat(results("[1,2],\"failures\":[" + fault.formatted(2) + "]}")
                        .read(Codecs.wire().of(int.class), 3)
                        .results())
                .containsExactly(1, 2, null);
    }

    @Test
    void row_valueOfAnotherShape_costsNoOther() {
        assertThat(read(Object.class, "{\"$map\":[5,1,2]},3")).hasSize(2).last().isEqualTo(3);
        assertThat(read(Object.class, "{\"$Date\":99999999999999999999999},3"))
                .hasSize(2)
                .last()
                .isEqualTo(3);
        assertThat(read(Object.class, "{\"$BitSet\":[99999999999999999999999]},3"))
                .hasSize(2)
                .last()
                .isEqualTo(3);
        assertThat(read(Collection.class, "{\"$set\":[1],\"b\":[5]},[3]"))
                .hasSize(2)
                .last()
                .isEqualTo(List.of(3));
        assertThat(read(Exception.class, "{\"cause\":5,\"type\":\"a\"},null"))
                .hasSize(2)
                .last()
                .isNull();
    }

    @Test
    void row_nullWhereACollectionTakesNone_isSaidWithItsPlace() {
        assertThat(read(TreeSet.class, "[null]").get(0).toString())
                .startsWith("refused: at [0]: a java.util.TreeSet does not take it");
    }
}
