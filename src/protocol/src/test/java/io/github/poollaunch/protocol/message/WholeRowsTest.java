package io.github.poollaunch.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Rows of whole numbers are read and written in loops of their own: with the same outcome as one by one. */
class WholeRowsTest {

    private static final List<Class<?>> TYPES = List.of(Integer.class, int.class, Long.class, long.class, Short.class);

    private static final String[] ELEMENTS = {
        "0",
        "7",
        "-7",
        "1234567890",
        "2147483647",
        "-2147483648",
        "2147483648",
        "-2147483649",
        "999999999999999999",
        "-999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "123456789012345678901234567890",
        "-0",
        "1.0",
        "1e2",
        "null",
        "true",
        "\"5\"",
        "[1,2]",
        "{\"a\":1}"
    };

    private static final String[] BROKEN = {"01", "-", "--1", "1-", "+1", "1a", "", "1 2", "-01", "]", "}", "\u0663"};

    /** What is read, one word for each value; what ends the row, at last. */
    private static List<String> read(JsonParser in, Class<?> type) {
        List<String> outcome = new ArrayList<>();
        ValueCodec codec = Codecs.wire().of(type);
        try {
            in.nextToken();
            ValueRowReader row = new ValueRowReader(in);
            while (row.hasNext()) {
                try {
                    Object value = row.next(codec);
                    outcome.add(value + (value == null ? "" : value.getClass().getSimpleName()));
                } catch (ValueException e) {
                    outcome.add(String.valueOf(e.getMessage()));
                }
            }
            outcome.add("end, then " + in.nextToken());
        } catch (JacksonException e) {
            outcome.add("broken");
        }
        return outcome;
    }

    private static void assertSameAsJackson(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (Class<?> type : TYPES) {
            List<String> ours = read(Json.parser(bytes), type);
            List<String> jacksons = read(Json.whole(Json.parser(bytes)), type);
            assertThat(ours).as("%s as %s", json, type).isEqualTo(jacksons);
        }
    }

    @Test
    void eachElement_besideNumbers_isReadAsByJackson() {
        for (String element : ELEMENTS) {
            assertSameAsJackson("[1,2," + element + ",3,4]");
            assertSameAsJackson("[" + element + ",3]");
            assertSameAsJackson("[1," + element + "]");
            assertSameAsJackson("[1 , " + element + " ,3, 4\n]");
        }
    }

    @Test
    void brokenRows_areBroken_behindTheSameNumbers() {
        for (String element : BROKEN) {
            assertSameAsJackson("[1,2," + element + ",3,4]");
            assertSameAsJackson("[1,2," + element);
            assertSameAsJackson("[1,2," + element + "]");
        }
        assertSameAsJackson("[1,2");
        assertSameAsJackson("[1,2,");
        assertSameAsJackson("[1,23");
        assertSameAsJackson("[1,-");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void longRows_ofAnything_areReadAsByJackson(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            StringBuilder json = new StringBuilder("[0");
            int size = random.nextInt(600);
            for (int i = 0; i < size; i++) {
                json.append(random.nextInt(50) == 0 ? " , " : ",");
                json.append(
                        random.nextInt(60) == 0
                                ? ELEMENTS[random.nextInt(ELEMENTS.length)]
                                : Long.toString(random.nextLong() >> random.nextInt(64)));
            }
            assertSameAsJackson(json.append(']').toString());
        }
    }

    private static String sent(Class<?> type, List<? extends @Nullable Object> items) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RequestWriter(out, null).run(1, 2, false, Codecs.wire().of(type), items);
        return withoutSize(out);
    }

    /** Long frames tell their own size first. */
    private static String withoutSize(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).replaceFirst("\\{\"size\":\\d+ *,", "{");
    }

    private static String expected(List<? extends @Nullable Object> items) {
        StringBuilder row = new StringBuilder();
        for (Object item : items) {
            row.append(row.isEmpty() ? "" : ",").append(item);
        }
        return (char) FrameBuffer.START + "{\"chunk\":1,\"function\":2,\"failFast\":false,\"items\":[" + row + "]}\n";
    }

    @Test
    void rowsOfEdges_areWrittenAsTheirDigits() throws IOException {
        List<@Nullable Integer> ints =
                Arrays.asList(0, -1, 9, 10, 99, 100, null, -100, Integer.MAX_VALUE, Integer.MIN_VALUE, null, null, 5);
        assertThat(sent(Integer.class, ints)).isEqualTo(expected(ints));
        List<@Nullable Long> longs =
                Arrays.asList(0L, -1L, null, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 1L << 31, -1L << 31);
        assertThat(sent(Long.class, longs)).isEqualTo(expected(longs));
        assertThat(sent(Integer.class, Arrays.asList(null, 1, 2))).isEqualTo(expected(Arrays.asList(null, 1, 2)));
    }

    @Test
    void rowsOfMillions_areWrittenAsTheirDigits_beyondManyBytes() throws IOException {
        List<Integer> items = new Random(1).ints(300_000).boxed().toList();
        assertThat(sent(Integer.class, items)).isEqualTo(expected(items));
    }

    @Test
    void anItemOfAnotherType_isLeftOut_theOthersAreWritten() throws IOException {
        List<Object> items = List.of(1, 2, 3L, 4, "5", 6);
        assertThat(sent(Integer.class, items)).isEqualTo(expected(List.of(1, 2, 4, 6)));
        assertThat(sent(Long.class, items)).isEqualTo(expected(List.of(3L)));
    }

    @Test
    void manyBytes_theQuestionIsAskedWithTheNumberOfItems() throws IOException {
        List<Integer> items = new Random(1).ints(300_000).boxed().toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> asked = new ArrayList<>();
        RequestWriter.Run run = new RequestWriter.Run(1, 2, true, true);
        new RequestWriter(out, null).run(run, Codecs.wire().of(Integer.class), items, written -> {
            asked.add(written);
            return (written + 999) / 1000 * 1000; // It can only be cut behind a thousand.
        });
        assertThat(asked).hasSize(2).isSorted();
        assertThat(asked.get(1)).isEqualTo((asked.get(0) + 999) / 1000 * 1000);
        String whole = expected(items.subList(0, asked.get(1)));
        assertThat(withoutSize(out))
                .isEqualTo(whole.replace("\"failFast\":false", "\"failFast\":true,\"divisible\":true"));
        assertThat(out.size()).isBetween(RequestWriter.MANY_BYTES, RequestWriter.MANY_BYTES + 16 * 1024);
    }
}
