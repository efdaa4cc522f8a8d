package io.github.poollaunch.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are whole numbers are written many at once, up to the first other one: with the same replies as one by one. */
class WholeResultsTest {

    private static final String FAILED = "failed";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ResultsWriter results = new ReplyWriter(out).results();

    private void add(Object result) {
        try {
            results.add(result);
        } catch (ValueException e) {
            results.fail(e);
        }
    }

    /** What the replies say, in one list: what failed by one word. */
    private List<@Nullable Object> received(ValueCodec codec) {
        List<@Nullable Object> all = new ArrayList<>();
        for (String frame : out.toString(StandardCharsets.UTF_8).split("\u001e", -1)) {
            if (!frame.isEmpty()) {
                byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
                Reply.Results reply = (Reply.Results) ReplyReader.read(bytes, null);
                ResultRow.Outcome outcome = reply.results().read(codec, Integer.MAX_VALUE);
                for (int i = 0; i < outcome.results().size(); i++) {
                    all.add(
                            outcome.faults().containsKey(i)
                                    ? FAILED
                                    : outcome.results().get(i));
                }
            }
        }
        return all;
    }

    private static @Nullable Object anything(Random random, Class<?> type) {
        long number = random.nextLong() >> random.nextInt(64);
        if (random.nextInt(150) > 0) {
            return type == Integer.class ? (Object) (int) number : (Object) number;
        }
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> "of another type";
            case 2 -> type == Integer.class ? (Object) Integer.MIN_VALUE : (Object) Long.MIN_VALUE;
            default -> type == Integer.class ? (Object) number : (Object) (int) number;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyResults_inAnyNumberOfReplies_areReceived(long seed) throws IOException {
        Random random = new Random(seed);
        for (int chunk = 1; chunk <= 60; chunk++) {
            Class<?> type = random.nextBoolean() ? Integer.class : Long.class;
            ValueCodec codec = Codecs.wire().of(type);
            List<@Nullable Object> expected = new ArrayList<>();
            out.reset();
            results.begin(chunk, codec);
            int size = random.nextInt(random.nextBoolean() ? 5 : 900);
            for (int i = 0; i < size; i++) {
                Object result = anything(random, type);
                if (random.nextInt(200) == 0) {
                    results.fail(new IllegalStateException("of the function's"));
                    expected.add(FAILED);
                } else {
                    add(result);
                    expected.add(result == null || type.isInstance(result) ? result : FAILED);
                }
                if (random.nextInt(300) == 0) {
                    results.sendPart();
                }
            }
            results.sendLast(false);
            assertThat(received(codec)).isEqualTo(expected);
        }
    }

    @Test
    void wholeNumbers_areToldAsSuch_upToTheFirstOther() throws IOException {
        ValueCodec codec = Codecs.wire().of(Integer.class);
        results.begin(1, codec);
        for (int i = 0; i < 1_000; i++) {
            results.add(i - 500);
            assertThat(results.areWholes()).isTrue();
            assertThat(results.lastWhole()).isEqualTo(i - 500);
        }
        results.sendPart();
        results.add(7);
        assertThat(results.areWholes()).isTrue();
        results.add(null);
        assertThat(results.areWholes()).isFalse();
        assertThat(new String(results.bytes(), results.offset(), results.size(), StandardCharsets.UTF_8))
                .isEqualTo("7,null");
        results.sendPart();
        results.add(8);
        assertThat(results.areWholes()).as("after a part, in the same chunk").isFalse();
        results.sendLast(false);
        results.begin(2, codec);
        assertThat(results.areWholes()).as("in the next chunk").isTrue();
    }

    @Test
    void otherResults_areNoWholeNumbers() {
        for (Class<?> type : List.of(String.class, Double.class, Short.class, Object.class)) {
            results.begin(1, Codecs.wire().of(type));
            assertThat(results.areWholes()).isFalse();
        }
    }
}
