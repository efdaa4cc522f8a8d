package io.github.poollaunch.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Rows of values in requests and replies, in each format. */
class RowsTest {

    private static final RowFormat SMILE = RowFormat.of(SmileFormat.class);

    /** Writes as much as a generator keeps before it flushes, and then fails. */
    private static final Object LATE = Arrays.asList("q".repeat(9_000), Map.of("late", new Object()));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ValueCodec dynamic = Codecs.wire().of(Object.class);

    /** Null stands for JSON. */
    static Stream<RowFormat> formats() {
        return Stream.of(null, SMILE, RowFormat.of(SpacedJson.class));
    }

    private byte[] frame() throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()), (first, total) -> {
            throw new AssertionError("stray: " + new String(first, StandardCharsets.UTF_8));
        });
        byte[] frame = reader.next();
        assertThat(reader.next()).isNull();
        out.reset();
        return frame;
    }

    private List<Object> sent(RowFormat format, List<Object> items) throws IOException {
        new RequestWriter(out, format).run(3, 7, false, dynamic, items);
        Request.Run run = (Request.Run) RequestReader.read(frame(), format);
        assertThat(run.chunk()).isEqualTo(3);
        assertThat(run.function()).isEqualTo(7);
        assertThat(run.failFast()).isFalse();
        return read(run.items());
    }

    private List<Object> read(ValueRowReader row) {
        List<Object> read = new ArrayList<>();
        while (row.hasNext()) {
            read.add(row.next(dynamic));
        }
        return read;
    }

    /** Many short names, some long strings, and nesting: what a generator keeps in mind. */
    private static Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt();
            case 1 -> null;
            case 2 -> "s" + random.nextInt(20);
            case 3 -> "é".repeat(random.nextInt(12_000));
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                int size = random.nextInt(150);
                for (int i = 0; i < size; i++) {
                    map.put("name" + random.nextInt(3_000), random.nextInt(3) == 0 ? List.of("v" + i) : i);
                }
                yield map;
            }
        };
    }

    private static Object bad(Random random) {
        if (random.nextInt(10) == 0) {
            return LATE;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(100); i > 0; i--) {
            map.put("bad" + random.nextInt(3_000), i);
        }
        map.put("it", new Object());
        return random.nextBoolean() ? map : random.nextBoolean() ? new Object() : List.of(1, map);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void items_someBadInRandomPlaces_othersArrive(RowFormat format) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int share = random.nextInt(1, 10);
            List<Object> items = new ArrayList<>();
            List<Object> good = new ArrayList<>();
            good.add("first");
            items.add("first");
            for (int i = 0; i < 120; i++) {
                if (random.nextInt(10) < share) {
                    items.add(bad(random));
                } else {
                    Object value = value(random);
                    items.add(value);
                    good.add(value);
                }
            }
            assertThat(sent(format, items)).as("seed " + seed).isEqualTo(good);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void results_someBadOrFailedInRandomPlaces_othersArrive(RowFormat format) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Object> results = new ArrayList<>();
            List<Object> expected = new ArrayList<>();
            Map<Integer, Throwable> failures = new HashMap<>();
            List<Integer> faulty = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int kind = random.nextInt(4);
                Object value = kind == 0 ? bad(random) : kind == 1 ? null : value(random);
                results.add(value);
                expected.add(kind < 2 ? null : value);
                if (kind == 1) {
                    failures.put(i, new IOException("number " + i));
                }
                if (kind < 2) {
                    faulty.add(i);
                }
            }
            ReplyWriter writer = new ReplyWriter(out);
            if (format != null) {
                writer.use(format);
            }
            OneReply.write(writer, 9, dynamic, results, failures);
            Reply.Results reply = (Reply.Results) ReplyReader.read(frame(), format);
            ResultRow.Outcome outcome = reply.results().read(dynamic, 1000);
            assertThat(outcome.results()).as("seed " + seed).isEqualTo(expected);
            assertThat(outcome.faults().keySet()).containsExactlyInAnyOrderElementsOf(faulty);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void items_noneOrOnlyBadOnesAtAnEnd_arrive(RowFormat format) throws IOException {
        Object bad = List.of(1, new Object());
        assertThat(sent(format, List.of(1, 2))).isEqualTo(List.of(1, 2));
        assertThat(sent(format, List.of(bad, 1, 2))).isEqualTo(List.of(1, 2));
        assertThat(sent(format, List.of(1, 2, bad))).isEqualTo(List.of(1, 2));
        assertThat(sent(format, List.of(1, bad, bad, 2))).isEqualTo(List.of(1, 2));
        assertThat(sent(format, Arrays.asList(bad, null, bad))).isEqualTo(Arrays.asList((Object) null));
        assertThat(new RequestWriter(out, format).run(1, 1, false, dynamic, List.of(bad, bad)))
                .hasSize(2);
        assertThat(new RequestWriter(out, format).run(1, 1, true, dynamic, List.of(1, bad, 2)))
                .containsOnlyKeys(1);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void results_allFailed_arrive(RowFormat format) throws IOException {
        ReplyWriter writer = new ReplyWriter(out);
        if (format != null) {
            writer.use(format);
        }
        OneReply.write(writer, 1, dynamic, Arrays.asList(null, new Object()), Map.of(0, new IOException("no")));
        ResultRow.Outcome outcome =
                ((Reply.Results) ReplyReader.read(frame(), format)).results().read(dynamic, 1000);
        assertThat(outcome.results()).containsExactly(null, null);
        assertThat(outcome.faults()).containsOnlyKeys(0, 1);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void items_oneOfAnotherType_costsNoOther(RowFormat format) throws IOException {
        new RequestWriter(out, format)
                .run(1, 1, false, dynamic, List.of(List.of(1), "x", List.of(2, List.of("x", Map.of())), List.of(3)));
        Request.Run run = (Request.Run) RequestReader.read(frame(), format);
        ValueCodec ints = Codecs.wire().of(int[].class);
        List<Object> seen = new ArrayList<>();
        while (run.items().hasNext()) {
            try {
                seen.add(((int[]) run.items().next(ints))[0]);
            } catch (ValueException e) {
                seen.add("bad");
            }
        }
        assertThat(seen).containsExactly(1, "bad", "bad", 3);
    }

    @Test
    void names_ofAValueTakenBack_areNotReferredTo() throws IOException {
        Map<String, Object> bad = new LinkedHashMap<>(Map.of("shared", 1));
        bad.put("end", new Object());
        Map<String, Object> good = Map.of("shared", 1);
        assertThat(sent(SMILE, List.of(Map.of("other", 1), bad, good, good, Map.of("other", 2))))
                .isEqualTo(List.of(Map.of("other", 1), good, good, Map.of("other", 2)));
    }

    @Test
    void writer_afterALargeFrame_isUsedAgain() throws IOException {
        for (Object big : List.of("x".repeat(3_000_000), 1, List.of("y".repeat(70_000)), 2)) {
            assertThat(sent(SMILE, List.of(big))).isEqualTo(List.of(big));
        }
    }

    @Test
    void json_hasNoExtraBytes() throws IOException {
        new RequestWriter(out, null).run(3, 7, true, dynamic, List.of(1, "x"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001e{\"chunk\":3,\"function\":7,\"failFast\":true,\"items\":[1,\"x\"]}\n");
        out.reset();
        new RequestWriter(out, null).hello("w", 1, null);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001e{\"hello\":{\"version\":1,\"worker\":\"w\",\"id\":1}}\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bytes\":2,\"chunk\":1,\"results\":[1]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[1,2]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[3,-1]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[2147483647,2147483647,4]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[0,2]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[\"a\"]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[[2]]}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":{}}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"refused\":{}}\nxy",
                "{\"bytes\":2,\"chunk\":1}\nxy",
                "{\"bytes\":2,\"hello\":{}}\nxy",
                "{\"bytes\":2,\"chunk\":1,\"results\":[2\nxy",
            })
    void reply_whoseBytesAreMisdescribed_isRefused(String frame) {
        assertThatThrownBy(() -> ReplyReader.read(bytes(frame), SMILE)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> RequestReader.read(bytes(frame.replace("results", "items")), SMILE))
                .isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xy", ":)", ":)\n\u0001\u00fa", ":)\n\u0001\u00f8\u00c2", ":)\n\u0001\u00e0abc", "{}", "\0\0"})
    void reply_whoseBytesAreBroken_isRefused(String values) throws IOException {
        byte[] frame = bytes(
                "{\"bytes\":" + values.length() + ",\"chunk\":1,\"results\":[" + values.length() + "]}\n" + values);
        Reply.Results reply = (Reply.Results) ReplyReader.read(frame, SMILE);
        assertThatThrownBy(() -> reply.results().read(dynamic, 1000)).isInstanceOf(JacksonException.class);
    }

    @Test
    void bytes_thoughJsonWasAgreedOn_areRefused() throws IOException {
        new RequestWriter(out, SMILE).run(1, 1, false, dynamic, List.of(1));
        byte[] frame = frame();
        assertThatThrownBy(() -> RequestReader.read(frame, null))
                .isInstanceOf(ProtocolException.class)
                .hasRootCauseMessage("the values are not JSON, and no other format was agreed on");
    }

    @Test
    void json_thoughSmileWasAgreedOn_isRead() throws IOException {
        new RequestWriter(out, null).run(1, 1, false, dynamic, List.of(1));
        assertThat(read(((Request.Run) RequestReader.read(frame(), SMILE)).items()))
                .containsExactly(1);
    }

    @Test
    void truncatedSmile_atEachPlace_endsInAnErrorOrFewerValues() throws IOException {
        new RequestWriter(out, SMILE)
                .run(1, 1, false, dynamic, List.of(Map.of("name", List.of(1, "two", 3.5)), "x".repeat(100), 7));
        String frame = new String(frame(), StandardCharsets.ISO_8859_1);
        String values = frame.substring(frame.indexOf('\n') + 1);
        for (int size = 1; size < values.length(); size++) {
            byte[] cut = bytes(
                    "{\"bytes\":" + size + ",\"chunk\":1,\"results\":[" + size + "]}\n" + values.substring(0, size));
            ResultRow row = ((Reply.Results) ReplyReader.read(cut, SMILE)).results();
            try {
                assertThat(row.read(dynamic, 1000).results()).hasSizeLessThan(3);
            } catch (JacksonException e) {
                assertThat(e).hasMessageContaining("end-of-input");
            }
        }
    }
}
