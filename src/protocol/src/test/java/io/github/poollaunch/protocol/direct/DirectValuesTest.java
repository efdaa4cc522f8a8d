package io.github.poollaunch.protocol.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is in an object, asked for by a class made for it, and an object made of it. */
class DirectValuesTest {

    private record Pair(int left, String right) {}

    /** Seen from everywhere. */
    public record Scale(long factor) {}

    @Test
    void values_areWhatTheMethodsSay_inTheirOrder() throws Exception {
        Function<Object, Object> ofHidden = DirectCall.values(
                Pair.class, Pair.class.getDeclaredMethod("right"), Pair.class.getDeclaredMethod("left"));
        assertThat(ofHidden).isNotNull();
        assertThat(ofHidden.getClass().isHidden()).isTrue();
        assertThat((Object[]) ofHidden.apply(new Pair(7, "b"))).containsExactly("b", 7);
        Function<Object, Object> ofPublic = DirectCall.values(Scale.class, Scale.class.getDeclaredMethod("factor"));
        assertThat(ofPublic).isNotNull();
        assertThat(ofPublic.getClass().isHidden()).isFalse();
        assertThat((Object[]) ofPublic.apply(new Scale(9))).containsExactly(9L);
        assertThat((Object[]) DirectCall.values(Scale.class).apply(new Scale(9)))
                .isEmpty();
        assertThatThrownBy(() -> ofPublic.apply(null)).isInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings("unused") // by name
    private static class Fields {
        private final int kept = 1;
        private long count = 2;
        private String[] names = {"a"};
        double[][] numbers;
    }

    @SuppressWarnings("unused") // by name
    private static final class Failing {
        private int number;

        private Failing() {
            throw new IllegalStateException("not today");
        }
    }

    @Test
    void fields_areRead_andSetInANewObject() throws Exception {
        Field count = Fields.class.getDeclaredField("count");
        Field names = Fields.class.getDeclaredField("names");
        Field numbers = Fields.class.getDeclaredField("numbers");
        Field kept = Fields.class.getDeclaredField("kept");
        Function<Object, Object> values = DirectCall.fieldValues(Fields.class, numbers, count, names, kept);
        assertThat(values).isNotNull();
        assertThat((Object[]) values.apply(new Fields())).containsExactly(null, 2L, new String[] {"a"}, 1);
        Function<Object, Object> make = DirectCall.make(Fields.class, count, names, numbers);
        assertThat(make).isNotNull();
        Fields made = (Fields) make.apply(new Object[] {7L, new String[] {"b"}, new double[][] {{0.5}}});
        assertThat(made.count).isEqualTo(7);
        assertThat(made.names).containsExactly("b");
        assertThat(made.numbers).isDeepEqualTo(new double[][] {{0.5}});
        assertThatThrownBy(() -> make.apply(new Object[] {7, null, null})).isInstanceOf(ClassCastException.class);
        assertThat(DirectCall.make(Fields.class, kept)).as("final").isNull();
        assertThat(DirectCall.fieldValues(Failing.class, count)).as("another's").isNull();
    }

    @Test
    void whatAConstructorThrows_isThrownAsItIs() throws Exception {
        Function<Object, Object> make = DirectCall.make(Failing.class, Failing.class.getDeclaredField("number"));
        assertThat(make).isNotNull();
        assertThatThrownBy(() -> make.apply(new Object[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not today");
    }
}
