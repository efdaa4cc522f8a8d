package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.Json;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Whole numbers in arrays and collections, which are written and read many at once. */
class WholeElementsTest {

    private static final Type INTEGERS = new Travel.TypeOf<List<Integer>>() {}.type();
    private static final Type LONGS = new Travel.TypeOf<List<Long>>() {}.type();

    private final Travel travel = Travel.plainly();

    private static Object read(Type type, String json) {
        try (JsonParser parser = Json.parser(json.getBytes(StandardCharsets.UTF_8))) {
            JsonToken unused = parser.nextToken();
            Object value = Codecs.wire().of(type).read(parser);
            assertThat(parser.nextToken()).as("the end").isNull();
            return value;
        }
    }

    private static <T> List<T> withoutRandomAccess(List<T> list) {
        return new AbstractSequentialList<>() {
            @Override
            public ListIterator<T> listIterator(int index) {
                return list.listIterator(index);
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    /** About each number of those that are taken at once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 15, 16, 17, 18, 32, 33, 127, 128, 129, 130, 256, 257, 2_064, 2_065, 2_066, 5_000})
    void numbers_asManyAsThere_arrive(int count) {
        int[] ints = IntStream.range(0, count).map(i -> i * 7_919 - 300_000).toArray();
        long[] longs = LongStream.range(0, count).map(i -> i << 40 ^ -i).toArray();
        assertThat(travel.arrives(int[].class, ints)).isEqualTo(ints);
        assertThat(travel.arrives(long[].class, longs)).isEqualTo(longs);
        List<Integer> list = new ArrayList<>(Arrays.stream(ints).boxed().toList());
        assertThat(travel.arrives(INTEGERS, list)).isEqualTo(list);
        assertThat(travel.arrives(INTEGERS, withoutRandomAccess(list))).isEqualTo(list);
        assertThat(travel.arrives(LONGS, Arrays.stream(longs).boxed().toList()))
                .isEqualTo(Arrays.stream(longs).boxed().toList());
        Type set = new Travel.TypeOf<Set<Integer>>() {}.type();
        assertThat(travel.arrives(set, new LinkedHashSet<>(list))).isEqualTo(new LinkedHashSet<>(list));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 17, 40, 128, 129, 299})
    void whatIsNoSuchNumber_amongThem_arrives(int place) {
        List<Integer> withNull = new ArrayList<>(Collections.nCopies(300, Integer.MIN_VALUE));
        withNull.set(place, null);
        assertThat(travel.arrives(INTEGERS, withNull)).isEqualTo(withNull);
        long[] smallest = new long[300];
        smallest[place] = Long.MIN_VALUE;
        smallest[(place + 1) % 300] = Long.MIN_VALUE;
        assertThat(travel.arrives(long[].class, smallest)).isEqualTo(smallest);
        List<Long> longs = new ArrayList<>(Arrays.stream(smallest).boxed().toList());
        assertThat(travel.arrives(LONGS, longs)).isEqualTo(longs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 17, 40, 2_100})
    void whatDoesNotFit_isNamedWithItsPlace(int place) {
        String before = "5,".repeat(place);
        for (String wrong : List.of("\"x\"", "null", "1.5", "3000000000", "[]", "true")) {
            assertThatThrownBy(() -> read(int[].class, "[" + before + wrong + ",7]"))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("[" + place + "]");
        }
        assertThatThrownBy(() -> read(LONGS, "[" + before + "\"x\",7]"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("[" + place + "]");
        assertThatThrownBy(() -> read(new Travel.TypeOf<Set<Integer>>() {}.type(), "[" + before + "5,5]"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("twice")
                .hasMessageContaining("[1]");
    }

    @Test
    void numbers_writtenInOtherWays_areRead() {
        assertThat(read(int[].class, "[ 1 ,2, 3,4 ,\n5,-6,7]")).isEqualTo(new int[] {1, 2, 3, 4, 5, -6, 7});
        assertThat(read(long[].class, "[1,9223372036854775807,-9223372036854775808,2]"))
                .isEqualTo(new long[] {1, Long.MAX_VALUE, Long.MIN_VALUE, 2});
        assertThat(read(INTEGERS, "[1,2,null,3 ]")).isEqualTo(Arrays.asList(1, 2, null, 3));
        assertThat(read(int[].class, "[]")).isEqualTo(new int[0]);
    }
}
