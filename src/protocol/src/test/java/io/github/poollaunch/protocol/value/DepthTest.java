package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind that can nest: up to the limit it works, in a small stack; beyond it is refused, however deep. */
@SuppressWarnings({"ArrayRecordComponent", "NullOptional"}) // users have such records
class DepthTest {

    record Link(Link next) {}

    record Nested(List<Nested> all, Map<Integer, Nested> byNumber, Optional<Nested> maybe) {}

    static class Plain {
        Plain next;
    }

    sealed interface Tree permits Leaf, Branch {}

    record Leaf() implements Tree {}

    record Branch(Tree[] parts) implements Tree {}

    static class Annotated {
        @JsonProperty
        Annotated next;
    }

    static class AnnotatedList {
        @JsonProperty
        List<AnnotatedList> next;
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                of(Link.class, null, next -> new Link((Link) next), 1),
                of(
                        Nested.class,
                        null,
                        next -> new Nested(new ArrayList<>(java.util.Arrays.asList((Nested) next)), null, null),
                        2),
                of(Nested.class, null, next -> new Nested(null, mapOf(1, (Nested) next), null), 3),
                of(
                        Nested.class,
                        new Nested(null, null, null),
                        next -> new Nested(null, null, Optional.of((Nested) next)),
                        2),
                of(Plain.class, null, DepthTest::plain, 1),
                of(Tree.class, new Leaf(), next -> new Branch(new Tree[] {(Tree) next}), 3),
                of(Object.class, null, next -> listOf(next), 1),
                of(Object.class, null, next -> mapOf("k", next), 1),
                of(Object.class, null, next -> mapOf(1, next), 3),
                of(Object.class, null, next -> new Object[] {next}, 2),
                of(new TypeOf<Map<String, Object>>() {}.type(), null, next -> mapOf("k", next), 1),
                of(Annotated.class, null, DepthTest::annotated, 1),
                of(AnnotatedList.class, null, DepthTest::annotatedList, 2));
    }

    private static Arguments of(Type type, Object innermost, UnaryOperator<Object> around, int levels) {
        return Arguments.of(type, innermost, around, levels);
    }

    private static Object plain(Object next) {
        Plain plain = new Plain();
        plain.next = (Plain) next;
        return plain;
    }

    private static Object annotated(Object next) {
        Annotated annotated = new Annotated();
        annotated.next = (Annotated) next;
        return annotated;
    }

    private static Object annotatedList(Object next) {
        AnnotatedList annotated = new AnnotatedList();
        annotated.next = listOf((AnnotatedList) next);
        return annotated;
    }

    private static <T> List<T> listOf(T element) {
        List<T> list = new ArrayList<>();
        list.add(element);
        return list;
    }

    private static <K, V> Map<K, V> mapOf(K key, V value) {
        Map<K, V> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void kindThatNests_worksUpToTheLimit_andIsRefusedBeyond(
            Type type, Object innermost, UnaryOperator<Object> around, int levels) throws Exception {
        Travel travel = Travel.plainly();
        int limit = type.getTypeName().contains("Annotated") ? Protocol.MAX_DATABIND_DEPTH : Protocol.MAX_DEPTH;
        String refused = "nested deeper than " + limit;
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> thrown.set(catchThrowable(() -> {
                    Object value = innermost;
                    for (int depth = levels; depth <= limit - 5; depth += levels) {
                        value = around.apply(value);
                    }
                    assertThat(travel.arrives(type, value)).isNotNull();
                    for (int depth = 0; depth < 20; depth += levels) {
                        value = around.apply(value);
                    }
                    assertThat(travel.refusal(type, value)).contains(refused);
                    for (int depth = 0; depth < 20_000; depth++) {
                        value = around.apply(value);
                    }
                    assertThat(travel.refusal(type, value)).contains(refused);
                })),
                "small-stack",
                512 * 1024);
        small.start();
        small.join();
        assertThat(thrown.get()).isNull();
    }
}
