package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildClassesTest {

    @TempDir
    Path folder;

    private final List<Path> own = new ArrayList<>();

    @BeforeEach
    void ownJars() throws IOException {
        for (String name : List.of("pool-launch-child-1.2.jar", "pool-launch-protocol-1.2.jar", "jackson-core-3.jar")) {
            own.add(Files.createFile(folder.resolve(name)));
        }
    }

    private String joined() {
        return own.get(0) + File.pathSeparator + own.get(1) + File.pathSeparator + own.get(2);
    }

    @Test
    void ownJars_areLoadedByTheJvm_andNotOnTheClassPath() {
        ChildClasses classes = ChildClasses.of(
                own, List.of("-Xmx1g"), List.of("a.jar", own.get(1).toString(), "b"));
        assertThat(classes.flags())
                .containsExactly("-Xbootclasspath/a:" + joined(), "-Dpoollaunch.child.jars=" + joined());
        assertThat(classes.classPath()).containsExactly("a.jar", "b");
        assertThat(classes.all()).hasSize(5).startsWith(own.get(0).toString()).endsWith("a.jar", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:a.jar",
                "-agentlib:jdwp=x",
                "-agentpath:/a",
                "-Xrunjdwp",
                "-Xbootclasspath/a:x",
                "@file"
            })
    void flagsThatConcernThat_leaveThemOnTheClassPath(String flag) {
        ChildClasses classes = ChildClasses.of(own, List.of("-Xmx1g", flag), List.of("a.jar"));
        assertThat(classes.flags()).isEmpty();
        assertThat(classes.classPath()).isEqualTo(classes.all()).hasSize(4).endsWith("a.jar");
    }

    /** The JVM must load nothing of the user's by itself. */
    @Test
    void jarsThatMayHaveMoreInThem_stayOnTheClassPath() throws Exception {
        assertThat(ChildClasses.areByThemselves(own)).isTrue();
        assertThat(ChildClasses.areByThemselves(own.subList(0, 2))).isFalse();
        assertThat(ChildClasses.areByThemselves(List.of(folder.resolve("app.jar"))))
                .isFalse();
        assertThat(ChildClasses.areByThemselves(
                        List.of(own.get(0), Files.createFile(folder.resolve("app-all.jar")), own.get(2))))
                .isFalse();
        // A build's folder of classes.
        Path classes = Files.createDirectories(folder.resolve("pool-launch-child-x.jar"));
        assertThat(ChildClasses.areByThemselves(List.of(classes, own.get(1), own.get(2))))
                .isFalse();
    }
}
