package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.PoolFunction;
import org.junit.jupiter.api.Test;

class OwnJarsTest {

    @Test
    void ofChild_isWhatAChildLoads() {
        assertThat(OwnJars.ofChild())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry).exists())
                .last()
                .satisfies(entry -> assertThat(entry.getFileName().toString()).startsWith("jackson-core-"));
    }

    @Test
    void find_itsJar_orNothing() {
        assertThat(OwnJars.find(PoolFunction.class.getName())).isEqualTo(OwnJars.of(PoolFunction.class));
        assertThat(OwnJars.find("io.github.poollaunch.NotThere")).isNull();
        // It is in no file.
        assertThat(OwnJars.find("java.lang.String")).isNull();
    }
}
