package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.it.LifeFunctions.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

/** A value that is given to the pool once and read by all tasks. */
@ExtendWith(NoSurvivors.class)
class SharedValueIT {

    private static final List<Reading> READINGS = List.of(new Reading("a", 1.5), new Reading("b", Double.NaN));

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shared_withItsType_isReadByAllTasks(Engine engine) {
        try (Pool pool = Pools.covered(2)
                .engine(engine)
                .shared(READINGS, new TypeReference<List<Reading>>() {})
                .build()) {
            assertThat(pool.map(LifeFunctions::sharedValue, List.of(0, 1, 0, 1), 1))
                    .containsExactly(1.5, Double.NaN, 1.5, Double.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shared_byItsOwnClass_arrivesEqual(Engine engine) {
        for (Object value :
                List.of(7L, "text", Functions.Suit.SPADES, new Reading("c", 2), List.of(1, 2L, "x"), Map.of("k", 1L))) {
            try (Pool pool = Pools.builder(1).engine(engine).shared(value).build()) {
                assertThat(pool.apply(LifeFunctions::sharedKind, 0)).endsWith(" " + value);
            }
        }
        try (Pool pool = Pools.builder(1).engine(engine).shared(7L).build()) {
            assertThat(pool.apply(LifeFunctions::sharedKind, 0)).isEqualTo("Long 7");
        }
    }

    @Test
    void shared_isDecodedOncePerWorker_andReachesReplacements() {
        try (Pool pool = Pools.builder(1).shared("x".repeat(5_000_000)).build()) {
            List<Integer> identities = pool.map(
                    LifeFunctions::sharedIdentity,
                    IntStream.range(0, 20).boxed().toList(),
                    1);
            assertThat(new HashSet<>(identities)).hasSize(1);
            assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            assertThat(pool.apply(LifeFunctions::sharedKind, 0)).startsWith("String xxx");
        }
    }

    static Stream<Arguments> large() {
        String ascii = "all of ASCII: \"\\\n\u0000?".repeat(20_000);
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);
        return Stream.of(
                arguments("ASCII", ascii, "STRING"),
                arguments("Latin-1", "é\u00ff?" + ascii, "STRING"),
                arguments("no Latin-1 at its end", ascii + "€", "MESSAGE"),
                arguments("an emoji", ascii + "😀" + ascii, "MESSAGE"),
                arguments("half an emoji", ascii + "\ud83d", "MESSAGE"),
                arguments("bytes", bytes, "BYTES"),
                arguments("other array", ascii.chars().toArray(), "MESSAGE"));
    }

    /** As what it is where a file can have that, which is quicker; by either way it arrives equal, and once. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void shared_large_arrivesEqualOutOfOneFile(String kind, Object value, String contents, @TempDir Path temporary)
            throws IOException {
        String before = System.setProperty("java.io.tmpdir", temporary.toString());
        try (Pool pool = Pools.covered(2).shared(value).build()) {
            List<Path> files = shared(temporary);
            assertThat(files).hasSize(1);
            byte[] written = Files.readAllBytes(files.get(0));
            switch (contents) {
                case "STRING" -> assertThat(written).isEqualTo(((String) value).getBytes(StandardCharsets.ISO_8859_1));
                case "BYTES" -> assertThat(written).isEqualTo(value);
                default ->
                    assertThat(new String(written, 0, 40, StandardCharsets.US_ASCII))
                            .matches("(?s)\\{\"size\":\\d+ *,\"shared\":.*");
            }
            assertThat(pool.map(LifeFunctions::sharedHash, List.of(0, 1, 2, 3), 1))
                    .containsOnly(LifeFunctions.hash(value));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(shared(temporary)).isEmpty();
    }

    /** Which the JDK's channels take as a reason to close a file. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void shared_large_isInItsFile_alsoIfThePoolIsMadeByAnInterruptedThread(
            String kind, Object value, String contents, @TempDir Path temporary) throws IOException {
        String before = System.setProperty("java.io.tmpdir", temporary.toString());
        Thread.currentThread().interrupt();
        try (Pool pool = Pools.builder(1).shared(value).build()) {
            assertThat(Thread.interrupted()).isTrue();
            assertThat(shared(temporary)).hasSize(1);
            assertThat(pool.apply(LifeFunctions::sharedHash, 0)).isEqualTo(LifeFunctions.hash(value));
        } finally {
            boolean unused = Thread.interrupted();
            System.setProperty("java.io.tmpdir", before);
        }
    }

    private static List<Path> shared(Path temporary) throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(file -> file.endsWith("shared")).toList();
        }
    }

    /** A string of 40 MB takes 40 MB of a heap, and beside it as much for a moment, which may be forbidden. */
    @Test
    void shared_largeString_needsHeapForOne() {
        String text = "0123456789".repeat(4_000_000);
        try (Pool pool = Pools.builder(1).maxHeap("72m").shared(text).build()) {
            assertThat(pool.apply(LifeFunctions::sharedHash, 0)).isEqualTo(text.hashCode());
        }
        try (Pool pool = Pools.builder(1)
                .maxHeap("200m")
                .jvmArgs("-XX:MaxDirectMemorySize=8m")
                .shared(text)
                .build()) {
            assertThat(pool.apply(LifeFunctions::sharedHash, 0)).isEqualTo(text.hashCode());
        }
        try (Pool pool = Pools.builder(1).maxHeap("32m").shared(text).build()) {
            assertThatThrownBy(() -> pool.apply(LifeFunctions::sharedHash, 0))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("shared value")
                    .hasMessageContaining("OutOfMemoryError");
        }
    }

    /** Wherever it is in the heap: what a task makes may be among the young as well as among the old. */
    @Test
    void shared_largeString_leavesTasksTheRestOfTheHeap() {
        String text = "0123456789".repeat(2_000_000);
        try (Pool pool = Pools.builder(1).maxHeap("100m").shared(text).build()) {
            assertThat(pool.apply(LifeFunctions::twoArrays, 25 * 1024 * 1024)).isEqualTo(2);
        }
        try (Pool pool = Pools.builder(1)
                .maxHeap("120m")
                .jvmArgs("-Xmn90m")
                .shared(text + text)
                .build()) {
            assertThat(pool.apply(LifeFunctions::sharedHash, 0)).isEqualTo((text + text).hashCode());
        }
    }

    /** Then it is sent to each. */
    @Test
    void shared_large_arrivesWithoutAPlaceForItsFile(@TempDir Path temporary) {
        String text = "0123456789".repeat(100_000);
        String before = System.setProperty(
                "java.io.tmpdir", temporary.resolve("missing").toString());
        try (Pool pool = Pools.builder(2)
                .jvmArgs("-Djava.io.tmpdir=" + before)
                .shared(text)
                .build()) {
            assertThat(pool.map(LifeFunctions::sharedHash, List.of(0, 1, 2, 3), 1))
                    .containsOnly(text.hashCode());
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void shared_insideThisJvm_isTheObjectItself() {
        for (Engine engine : List.of(Engine.threads(), Engine.sequential())) {
            Object value = new Object();
            try (Pool pool = Pools.builder(1).engine(engine).shared(value).build()) {
                assertThat(pool.apply(LifeFunctions::sharedIdentity, 0)).isEqualTo(System.identityHashCode(value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shared_isThereBeforeTheInitializer(Engine engine) {
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .shared(List.of("first", "second"))
                .initializer(LifeFunctions::firstOfShared)
                .build()) {
            assertThat(pool.apply(LifeFunctions::nameOfState, 0)).isEqualTo("first");
        }
    }

    @Test
    void shared_thatCannotTravel_isRefusedByBuildWithTypeAndPath() {
        assertThatThrownBy(() -> Pools.builder(1).shared(new Object()).build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("shared value")
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> Pools.builder(1)
                        .shared(Arrays.asList(1, List.of(Thread.currentThread())))
                        .build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("[1][0]")
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> Pools.builder(1)
                        .shared(Set.of(Thread.currentThread()), new TypeReference<Set<Thread>>() {})
                        .build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> Pools.builder(1).shared(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void shared_whoseClassTheWorkersDoNotHave_endsInOneError() {
        try (Pool pool =
                Pools.builder(1).classPath().shared(new Reading("a", 1)).build()) {
            assertThatThrownBy(() -> pool.<Integer, Integer>apply(Math::abs, -1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("shared value")
                    .hasMessageContaining(Reading.class.getName())
                    .hasMessageContaining("class path");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shared_ofAnotherClassOrMissing_isAClearError(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).shared(5).build()) {
            assertThatThrownBy(() -> pool.apply(LifeFunctions::wrongShared, 0))
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the worker's shared value is a java.lang.Integer, not a java.lang.Thread");
        }
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThatThrownBy(() -> pool.apply(LifeFunctions::wrongShared, 0))
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no shared value");
        }
    }
}
