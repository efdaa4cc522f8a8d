package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
