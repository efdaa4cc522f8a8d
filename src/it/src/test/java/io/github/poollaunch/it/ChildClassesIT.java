package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.Wire;
import io.github.poollaunch.it.ChildClassesFunctions.Greeter;
import io.github.poollaunch.it.ChildClassesFunctions.Greeting;
import io.github.poollaunch.it.ChildClassesFunctions.Priced;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A child's JVM loads our classes by itself, and nobody notices but by the time that it takes. */
@ExtendWith(NoSurvivors.class)
class ChildClassesIT {

    private static final List<String> OURS =
            List.of("io.github.poollaunch.child.ChildMain", "tools.jackson.core.JsonParser");
    private static final Priced ITEM = new Priced(1.5, Optional.of("a note"));
    private static final Priced DOUBLED = new Priced(3, Optional.of("a note"));

    private static PoolBuilder builder(Archive archive) {
        return Pool.builder().processes(1).archive(archive);
    }

    @ParameterizedTest
    @EnumSource(
            value = Archive.class,
            names = {"AUTO", "NONE"})
    void jvm_loadsOurClasses_andNoneOfTheUsers(Archive archive) {
        try (Pool pool = builder(archive).build()) {
            assertThat(pool.apply(ChildClassesFunctions::areLoadedByJvm, OURS)).containsExactly(true, true);
            // Databind may be the user's, in another version.
            assertThat(pool.apply(
                            ChildClassesFunctions::areLoadedByJvm,
                            List.of(Functions.class.getName(), JsonMapper.class.getName(), Pool.class.getName())))
                    .containsExactly(false, false, false);
        }
    }

    @Test
    void flagsOfTheUsers_thatConcernThat_leaveThemOnTheClassPath(@TempDir Path folder) {
        try (Pool pool =
                builder(Archive.AUTO).jvmArgs("-Xbootclasspath/a:" + folder).build()) {
            assertThat(pool.apply(ChildClassesFunctions::areLoadedByJvm, OURS)).containsExactly(false, false);
            assertThat(pool.apply(ChildClassesFunctions::doubled, ITEM)).isEqualTo(DOUBLED);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Archive.class,
            names = {"AUTO", "NONE"})
    void librariesOnTheClassPath_areFound_whenAValueNeedsThem(Archive archive) {
        for (Wire wire : List.of(Wire.JSON, Wire.SMILE, Wire.of(SpacedJsonFormat.class))) {
            try (Pool pool = builder(archive).wire(wire).build()) {
                assertThat(pool.map(ChildClassesFunctions::doubled, List.of(ITEM, ITEM)))
                        .containsExactly(DOUBLED, DOUBLED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Archive.class,
            names = {"AUTO", "NONE"})
    void poolOfATask_hasThemToo(Archive archive) {
        try (Pool pool = builder(archive).build()) {
            assertThat(pool.apply(ChildClassesFunctions::doubledInPools, ITEM)).containsExactly(DOUBLED, DOUBLED);
        }
    }

    /** What is deserialised has no caller of the user's, whose class loader the JDK would take. */
    @Test
    void capturedProxy_ofAnInterfaceOfTheUsers_arrives() {
        Greeting greeting = (Greeting)
                Proxy.newProxyInstance(Greeting.class.getClassLoader(), new Class<?>[] {Greeting.class}, new Greeter());
        PoolFunction<String, String> greets = name -> greeting.to(name);
        try (Pool pool = builder(Archive.NONE).build()) {
            assertThat(pool.apply(greets, "Ada")).isEqualTo("Hello Ada");
        }
    }
}
