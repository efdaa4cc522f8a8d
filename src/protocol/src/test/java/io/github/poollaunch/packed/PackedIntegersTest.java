package io.github.poollaunch.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedIntegersTest {

    private static PackedIntegers of(Object... elements) {
        PackedIntegers list = new PackedIntegers(0);
        list.addAll(Arrays.asList(elements));
        return list;
    }

    @Test
    void add_integers_staysPacked() {
        PackedIntegers list = of(1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(list.isPacked()).isTrue();
        assertThat(list).containsExactly(1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(list.get(1)).isExactlyInstanceOf(Integer.class);
    }

    @Test
    void add_somethingElse_keepsWhatWasThere() {
        for (Object other : new Object[] {1L, "1", 1.0}) {
            PackedIntegers list = of(1, 2, other, 3);
            assertThat(list.isPacked()).isFalse();
            assertThat(list).containsExactly(1, 2, other, 3);
        }
        List<@Nullable Object> withNull = of(1);
        withNull.add(null);
        assertThat(withNull).containsExactly(1, null);
    }

    @Test
    void get_outside_isRefused() {
        PackedIntegers list = new PackedIntegers(8);
        list.add(1);
        assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copyTo_packed_copiesNumbers_elseNothing() {
        int[] target = new int[5];
        assertThat(of(1, 2, 3).copyTo(1, target, 2, 2)).isTrue();
        assertThat(target).containsExactly(0, 0, 2, 3, 0);
        assertThat(of(1, "b").copyTo(0, target, 0, 1)).isFalse();
        assertThat(target).containsExactly(0, 0, 2, 3, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyGrowth_isThatOfAnArrayList(long seed) {
        Random random = new Random(seed);
        PackedIntegers packed = new PackedIntegers(random.nextInt(4));
        List<@Nullable Object> expected = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(step < 100 ? 3 : 5)) {
                case 0 -> {
                    packed.add(step);
                    expected.add(step);
                }
                case 1 -> {
                    long[] numbers = random.ints(20).asLongStream().toArray();
                    packed.addAll(numbers, 3, 17);
                    for (int i = 3; i < 17; i++) {
                        expected.add((int) numbers[i]);
                    }
                }
                case 2 -> {
                    PackedIntegers more = of(step, -step);
                    packed.addAll(more);
                    expected.addAll(more);
                }
                case 3 -> {
                    List<Object> more = Arrays.asList(step, "x", null);
                    packed.addAll(more);
                    expected.addAll(more);
                }
                default -> {
                    packed.add(null);
                    expected.add(null);
                }
            }
        }
        assertThat(packed.equals(expected)).isTrue();
        assertThat(packed.toArray()).isEqualTo(expected.toArray());
        assertThat(new ArrayList<>(packed.subList(5, 50)).equals(expected.subList(5, 50)))
                .isTrue();
    }

    @Test
    void addAll_itself_doubles() {
        PackedIntegers list = of(1, 2);
        List<@Nullable Object> itself = list;
        list.addAll(itself);
        assertThat(list).containsExactly(1, 2, 1, 2);
    }

    @Test
    void copy_isAListOfItsOwn_asPackedAsItWas() {
        PackedIntegers numbers = of(1, 2, 3, 4);
        PackedIntegers some = numbers.copy(1, 3);
        numbers.add("x");
        assertThat(some.isPacked()).isTrue();
        assertThat(some).containsExactly(2, 3);
        assertThat(numbers.copy(3, 5)).containsExactly(4, "x");
        assertThatThrownBy(() -> numbers.copy(3, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
