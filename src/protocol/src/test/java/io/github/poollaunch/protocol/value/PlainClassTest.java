package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainClassTest {

    static class Parent<T> {
        private T content;
        private final List<Instant> times = new ArrayList<>();
        private String name = "parent's";

        T content() {
            return content;
        }
    }

    static final class Child extends Parent<Map<String, Long>> {
        static int count;
        private final String name;
        private transient String remembered = "as the constructor has it";
        private int[] numbers;
        private Child other;

        private Child() {
            this("nobody");
        }

        Child(String name) {
            this.name = name;
        }
    }

    static class NeedsArgument {
        NeedsArgument(int n) {}
    }

    @SuppressWarnings("ClassCanBeStatic") // which is what is wrong with it
    class Inner {}

    abstract static class Abstract {}

    interface Interface {}

    static class OwnThread extends Thread {}

    static class Throwing {
        Throwing() {
            throw new IllegalStateException("not today");
        }

        Throwing(int unused) {}
    }

    static class HasUnsuited {
        List<NeedsArgument> list;
    }

    private final Travel travel = Travel.plainly();

    @Test
    void object_arrivesWithAllItsFields() {
        Child child = new Child("Ada");
        ((Parent<Map<String, Long>>) child).content = Map.of("a", 5L);
        ((Parent<?>) child).times.add(Instant.EPOCH);
        ((Parent<?>) child).name = "changed";
        child.numbers = new int[] {1, 2};
        child.remembered = "changed";
        child.other = new Child("Grace");
        Child read = (Child) travel.arrives(Child.class, child);
        assertThat(read.name).isEqualTo("Ada");
        assertThat(((Parent<?>) read).name).isEqualTo("changed");
        assertThat(read.content()).isEqualTo(Map.of("a", 5L));
        assertThat(((Parent<?>) read).times).containsExactly(Instant.EPOCH);
        assertThat(read.numbers).containsExactly(1, 2);
        assertThat(read.other.name).isEqualTo("Grace");
        assertThat(read.other.numbers).isNull();
        assertThat(read.remembered).isEqualTo("as the constructor has it");
    }

    @Test
    void generic_hasItsArgumentsFilledIn() {
        Parent<Long> parent = new Parent<>();
        parent.content = 5L;
        Parent<?> read = (Parent<?>) travel.arrives(new TypeOf<Parent<Long>>() {}.type(), parent);
        assertThat(read.content()).isEqualTo(5L);
        Parent<Object> wrong = new Parent<>();
        wrong.content = 5;
        assertThat(travel.refusal(new TypeOf<Parent<Long>>() {}.type(), wrong))
                .isEqualTo("at .content: expected java.lang.Long, found java.lang.Integer 5");
    }

    @Test
    void sharedObject_arrivesAsTwo() {
        Child shared = new Child("shared");
        List<?> read = (List<?>) travel.arrives(new TypeOf<List<Child>>() {}.type(), List.of(shared, shared));
        assertThat(read.get(0)).isNotSameAs(read.get(1));
    }

    @Test
    void objectThatContainsItself_isRefused() {
        Child child = new Child("Ouroboros");
        child.other = child;
        assertThat(travel.refusal(new TypeOf<List<Child>>() {}.type(), List.of(child)))
                .startsWith("at [0].other.other.other")
                .contains("…")
                .contains("nested deeper than 500, or contains itself");
    }

    @Test
    void subclassWhereItsParentIsDeclared_isRefused() {
        assertThat(travel.refusal(
                        new TypeOf<Map<String, Parent<?>>>() {}.type(), new LinkedHashMap<>(Map.of("k", new Child()))))
                .startsWith("at [\"k\"]: a " + Child.class.getTypeName() + " would arrive as a ")
                .contains("make Parent sealed");
    }

    @Test
    void classThatCannotBeMade_isRefused() {
        assertThat(travel.refusal(NeedsArgument.class, null))
                .contains(NeedsArgument.class.getTypeName() + " has no constructor without parameters")
                .contains("make it a record");
        assertThat(travel.refusal(Inner.class, null)).contains("inner class").contains("make it static");
        assertThat(travel.refusal(new Object() {}.getClass(), null)).contains("inner class");
        assertThat(travel.refusal(Abstract.class, null)).contains("make it sealed");
        assertThat(travel.refusal(Interface.class, null)).contains("make it sealed");
        assertThat(travel.refusal(OwnThread.class, null)).contains("java.lang.Thread keeps in it cannot be read");
        Runnable lambda = () -> {};
        assertThat(travel.refusal(lambda.getClass(), null)).contains("lambda");
        assertThat(travel.refusal(HasUnsuited.class, null))
                .startsWith("at .list: the class ")
                .contains("NeedsArgument");
        assertThat(travel.refusal(Object.class, new Child()))
                .contains(Child.class.getTypeName())
                .contains("declare its own type");
    }

    @Test
    void constructorThatThrows_isToldWhereItIsRead() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> travel.arrives(Throwing.class, new Throwing(1))))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("not today");
    }
}
