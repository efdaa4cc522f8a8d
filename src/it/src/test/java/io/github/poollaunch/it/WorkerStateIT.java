package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.ThisWorker;
import io.github.poollaunch.WorkerDiedException;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a task knows of its worker. */
@ExtendWith(NoSurvivors.class)
class WorkerStateIT {

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void id_isThatOfWorkers(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.map(LifeFunctions::idOf, Collections.nCopies(20, 0), 1))
                    .isSubsetOf(1, 2);
            assertThat(pool.map(LifeFunctions::idInThread, Collections.nCopies(4, 0), 1))
                    .isSubsetOf(1, 2);
        }
    }

    @Test
    void id_ofAReplacement_isItsOwn() {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.apply(LifeFunctions::idOf, 0)).isEqualTo(1);
            assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            assertThat(pool.apply(LifeFunctions::idOf, 0)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void state_missingOrOfAnotherClass_isAClearError(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThatThrownBy(() -> pool.apply(LifeFunctions::wrongState, 0))
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no state")
                    .hasMessageContaining("initializer");
        }
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(LifeFunctions::openCounter)
                .build()) {
            assertThatThrownBy(() -> pool.apply(LifeFunctions::wrongState, 0))
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Counter")
                    .hasMessageContaining("not a java.lang.String");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void caller_isNoWorker(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThat(pool.apply(LifeFunctions::idOf, 0)).isEqualTo(1);
            assertThatThrownBy(ThisWorker::id)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no pool's worker");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void poolInsideATask_hasWorkersOfItsOwn(Engine engine) {
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(LifeFunctions::counterFrom, 100)
                .build()) {
            assertThat(pool.apply(NestedFunctions::statesOfBothPools, 0)).containsExactly(101, 11, 102);
        }
    }
}
