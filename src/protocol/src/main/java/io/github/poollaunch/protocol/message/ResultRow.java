package io.github.poollaunch.protocol.message;

import io.github.poollaunch.packed.PackedIntegers;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Results as they stand in a reply; they are decoded once, by {@link #read}. */
public final class ResultRow {

    /**
     * What became of the items that a reply is about.
     *
     * @param results one entry for each of them, in the items' order; null where it failed. Its receiver's to change
     * @param faults what failed, by the item's place in {@code results}
     * @param more whether more replies about the chunk follow
     * @param retire whether the child must not be given anything more: what is left of the chunk was not run
     */
    public record Outcome(List<@Nullable Object> results, Map<Integer, Fault> faults, boolean more, boolean retire) {}

    private static final int USUAL_BYTES = 8;

    private final ValueRowReader row;
    private final JsonParser in;

    /** How many results to expect: most values take more bytes, with their comma. */
    private final int expected;

    /**
     * The parser stands behind the results when the row has been read.
     *
     * @param bytes of how many bytes the reply is
     */
    ResultRow(ValueRowReader row, JsonParser in, int bytes) {
        this.row = row;
        this.in = in;
        this.expected = bytes / USUAL_BYTES;
    }

    /**
     * Decodes the results and merges them with what failed. A result that cannot be decoded counts as failed.
     *
     * @param most how many items may have ended: what is beyond is not decoded
     * @throws tools.jackson.core.JacksonException if the JSON is broken
     * @throws IllegalArgumentException if there are more, or the failures do not fit beside the results
     */
    public Outcome read(ValueCodec codec, int most) {
        List<@Nullable Object> succeeded = listFor(codec, Math.min(most, expected));
        Map<Integer, Fault> undecodable = new HashMap<>();
        while (row.hasNext()) {
            if (succeeded.size() == most) {
                throw tooMany();
            }
            try {
                succeeded.add(row.next(codec));
                if (succeeded instanceof PackedIntegers packed) {
                    row.takeAhead(packed, most - packed.size());
                }
            } catch (ValueException e) {
                undecodable.put(succeeded.size(), Fault.of(new ValueException("the result: " + e.getMessage())));
                succeeded.add(null);
            }
        }
        String member = in.nextName();
        Map<Integer, Fault> faults = Map.of();
        if ("failures".equals(member)) {
            faults = readFailures(most - succeeded.size());
            member = in.nextName();
        }
        boolean flag = member != null && in.nextToken() == JsonToken.VALUE_TRUE;
        boolean more = flag && "more".equals(member);
        boolean retire = flag && "retire".equals(member);
        return faults.isEmpty()
                ? new Outcome(succeeded, undecodable, more, retire)
                : merge(succeeded, undecodable, faults, more, retire);
    }

    /** An empty list that suits the values of {@code codec}, with room for so many. */
    public static List<@Nullable Object> listFor(ValueCodec codec, int room) {
        return codec.wholeBits() == Integer.SIZE ? new PackedIntegers(room) : new ArrayList<>(room);
    }

    private static Outcome merge(
            List<@Nullable Object> succeeded,
            Map<Integer, Fault> undecodable,
            Map<Integer, Fault> faults,
            boolean more,
            boolean retire) {
        int ran = succeeded.size() + faults.size();
        List<@Nullable Object> results = new ArrayList<>(ran);
        Map<Integer, Fault> all = new HashMap<>(faults);
        int next = 0;
        while (results.size() < ran) {
            if (faults.containsKey(results.size())) {
                results.add(null);
                continue;
            }
            if (next == succeeded.size()) {
                throw new IllegalArgumentException(
                        faults.size() + " failures do not fit beside " + succeeded.size() + " results");
            }
            Fault fault = undecodable.get(next);
            if (fault != null) {
                all.put(results.size(), fault);
            }
            results.add(succeeded.get(next));
            next++;
        }
        return new Outcome(results, all, more, retire);
    }

    private Map<Integer, Fault> readFailures(int most) {
        Map<Integer, Fault> faults = new HashMap<>();
        expect(in.nextToken() == JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (faults.size() == most) {
                throw tooMany();
            }
            expect(in.currentToken() == JsonToken.START_OBJECT && "index".equals(in.nextName()));
            expect(in.nextToken() == JsonToken.VALUE_NUMBER_INT);
            int index = in.getIntValue();
            expect("fault".equals(in.nextName()));
            in.nextToken();
            expect(faults.put(index, Fault.read(in)) == null);
            expect(in.nextToken() == JsonToken.END_OBJECT);
        }
        return faults;
    }

    /** What is taken for the end of the failures, and is none, would have what failed taken for what succeeded. */
    private static void expect(boolean asItMustBe) {
        if (!asItMustBe) {
            throw new IllegalArgumentException("the failures are not objects with an index, each another, and a fault");
        }
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("it tells of more items than were sent");
    }
}
