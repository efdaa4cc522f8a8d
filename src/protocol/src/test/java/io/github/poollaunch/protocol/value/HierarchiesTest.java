package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Enums with bodies, and sealed hierarchies. */
class HierarchiesTest {

    enum Operator {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS {
            @Override
            int apply(int a, int b) {
                return a - b;
            }
        };

        abstract int apply(int a, int b);
    }

    sealed interface Term permits Literal, Operation, Named, Constant, Loose {}

    record Literal(int value) implements Term {}

    record Operation(Operator operator, Term left, Term right) implements Term {}

    sealed interface Named extends Term permits Variable, Outer.Variable {}

    record Variable(String name) implements Named {}

    static final class Outer {
        record Variable(String outerName) implements Named {}
    }

    enum Constant implements Term {
        PI {
            @Override
            public String toString() {
                return "π";
            }
        },
        E
    }

    static non-sealed class Loose implements Term {
        int weight;
    }

    static final class Looser extends Loose {}

    sealed interface Result<T> permits Success, Failure {}

    record Success<T>(T value) implements Result<T> {}

    record Failure<T>(String reason) implements Result<T> {}

    /** A class that is a member of its own hierarchy. */
    static sealed class Base permits Derived {
        int x;
    }

    static final class Derived extends Base {
        int y;
    }

    sealed interface Unlucky permits Bad {}

    record Bad(Thread thread) implements Unlucky {}

    private final Travel travel = Travel.plainly();

    @Test
    void enumWithBodies_travelsByName() {
        assertThat(travel.arrives(Operator.class, Operator.MINUS)).isSameAs(Operator.MINUS);
        assertThat(travel.arrives(new TypeOf<List<Operator>>() {}.type(), List.of(Operator.PLUS)))
                .isEqualTo(List.of(Operator.PLUS));
        assertThat(travel.refusal(Operator.class, TimeUnit.DAYS)).contains("expected " + Operator.class.getTypeName());
    }

    @Test
    void sealed_eachPermittedClass_arrivesAsItself() {
        for (Term term : List.of(
                new Literal(1),
                new Operation(Operator.PLUS, new Literal(1), new Operation(Operator.MINUS, Constant.PI, Constant.E)),
                new Variable("a"),
                new Outer.Variable("b"),
                Constant.PI)) {
            assertThat(travel.arrives(Term.class, term)).isEqualTo(term);
        }
        Loose loose = new Loose();
        loose.weight = 5;
        assertThat(travel.arrives(Term.class, loose))
                .isExactlyInstanceOf(Loose.class)
                .hasFieldOrPropertyWithValue("weight", 5);
        assertThat(travel.arrives(Named.class, new Variable("a"))).isEqualTo(new Variable("a"));
        assertThat(travel.arrives(Literal.class, new Literal(3))).isEqualTo(new Literal(3));
    }

    @Test
    void sealed_generic_hasItsArgumentsFilledIn() {
        Object success = new Success<>(List.of(5L));
        assertThat(travel.arrives(new TypeOf<Result<List<Long>>>() {}.type(), success))
                .isEqualTo(success);
        assertThat(travel.refusal(new TypeOf<Result<List<Long>>>() {}.type(), new Success<>(List.of(5))))
                .isEqualTo("at (Success).value[0]: expected java.lang.Long, found java.lang.Integer 5");
    }

    @Test
    void sealed_classThatIsConcreteItself_isTwoKinds() {
        Base base = new Base();
        base.x = 1;
        Derived derived = new Derived();
        derived.x = 2;
        derived.y = 3;
        assertThat(travel.arrives(Base.class, base))
                .isExactlyInstanceOf(Base.class)
                .hasFieldOrPropertyWithValue("x", 1);
        assertThat(travel.arrives(Base.class, derived))
                .isExactlyInstanceOf(Derived.class)
                .hasFieldOrPropertyWithValue("x", 2)
                .hasFieldOrPropertyWithValue("y", 3);
    }

    @Test
    void sealed_classThatIsNotPermittedByName_isRefused() {
        assertThat(travel.refusal(new TypeOf<List<Term>>() {}.type(), List.of(Constant.E, new Looser())))
                .startsWith("at [1]: a " + Looser.class.getTypeName() + " cannot travel where ")
                .contains("permit it, or declare its own type");
        assertThat(travel.refusal(Unlucky.class, null)).startsWith("at (Bad).thread: ");
    }
}
