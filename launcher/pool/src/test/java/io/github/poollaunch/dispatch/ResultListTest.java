package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.packed.PackedIntegers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultListTest {

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static ResultList filled(int size, int chunk) {
        ResultList list = new ResultList(size);
        // From behind, as chunks may end.
        for (int from = (size - 1) / chunk * chunk; from >= 0; from -= chunk) {
            list.put(from, numbers(from, Math.min(size, from + chunk)));
        }
        return list;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,3", "16383,100", "16384,16384", "16385,16384", "100000,33333", "40000,1", "40000,40000"})
    void put_anyChunks_makesTheWholeList(int size, int chunk) {
        List<Integer> expected = numbers(0, size);
        ResultList list = filled(size, chunk);
        assertThat(list.equals(expected)).isTrue();
        assertThat(list.toArray()).isEqualTo(expected.toArray());
        assertThat(list.get(size - 1)).isEqualTo(size - 1);
        assertThat(new ArrayList<>(list).equals(expected)).isTrue();
    }

    @Test
    void get_nothingPutThere_isNull() {
        ResultList list = new ResultList(3);
        list.put(1, Collections.singletonList("b"));
        list.put(2, Collections.singletonList(null));
        assertThat(list).containsExactly(null, "b", null);
    }

    private static PackedIntegers packed(List<?> values) {
        PackedIntegers packed = new PackedIntegers(values.size());
        packed.addAll(values);
        return packed;
    }

    @ParameterizedTest
    @CsvSource({"7,3", "16384,16384", "100000,33333", "40000,1", "40000,40000"})
    void put_packedChunks_makesTheWholeList(int size, int chunk) {
        List<Integer> expected = numbers(0, size);
        ResultList list = new ResultList(size);
        for (int from = (size - 1) / chunk * chunk; from >= 0; from -= chunk) {
            list.put(from, packed(numbers(from, Math.min(size, from + chunk))));
        }
        assertThat(list.equals(expected)).isTrue();
        assertThat(list.toArray()).isEqualTo(expected.toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void put_packedAndOtherChunks_inAnyOrder_makesTheWholeList(long seed) {
        Random random = new Random(seed);
        List<Object> expected = new ArrayList<>();
        List<Integer> places = new ArrayList<>(List.of(0));
        while (expected.size() < 60_000) {
            boolean plain = random.nextInt(3) > 0;
            int count = 1 + random.nextInt(random.nextBoolean() ? 3 : 9_000);
            for (int i = 0; i < count; i++) {
                expected.add(plain ? (Object) random.nextInt() : "x" + i);
            }
            places.add(expected.size());
        }
        ResultList list = new ResultList(expected.size());
        List<Integer> order = new ArrayList<>(numbers(0, places.size() - 1));
        Collections.shuffle(order, random);
        for (int i : order) {
            List<Object> part = expected.subList(places.get(i), places.get(i + 1));
            list.put(places.get(i), random.nextBoolean() ? packed(part) : part);
        }
        assertThat(list.equals(expected)).isTrue();
        assertThat(list.toArray()).isEqualTo(expected.toArray());
    }

    @Test
    void empty_isEmpty() {
        assertThat(new ResultList(0)).isEmpty();
    }

    @Test
    void usersOfTheList_cannotChangeIt_norReadBeyondIt() {
        List<Object> list = filled(20_000, 20_000);
        assertThatThrownBy(() -> list.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.get(20_000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void serialised_isTheSame() throws Exception {
        ResultList list = filled(20_000, 7);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(list);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject().equals(list)).isTrue();
        }
    }
}
