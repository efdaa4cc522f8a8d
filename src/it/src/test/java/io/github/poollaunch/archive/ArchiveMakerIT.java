package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a training that fails. */
@ExtendWith(NoSurvivors.class)
class ArchiveMakerIT {

    @TempDir
    Path folder;

    private static ArchiveRequest ofChildren(Path store, Path javaHome) {
        List<Path> own = OwnJars.ofChild();
        return ArchiveRequest.ofChildren(store, javaHome, own, own.size());
    }

    private ArchiveRequest request(String script) throws IOException {
        Path home = folder.resolve("jdk");
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("lib").resolve("modules"), "modules");
        Path java = Files.writeString(
                home.resolve("bin").resolve("java"),
                "#!/bin/sh\necho >>'" + folder.resolve("started") + "'\n" + script + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return ofChildren(folder.resolve("store"), home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 1", // as a JVM without an archive of its own classes
                "exit 0",
                "kill -9 $$",
                "echo words; exit 0",
                "exec 1>&-; cat >/dev/null; exit 0",
                // A disk that is full: half an archive, and the code of success.
                "for word; do case $word in -XX:ArchiveClassesAtExit=*) echo half >\"${word#*=}\";; esac; done"
            })
    void trainingThatFails_leavesNothingButANote_andIsNotRepeated(String script) throws Exception {
        ArchiveRequest request = request(script);
        assertThatThrownBy(() -> ArchiveMaker.make(request, false)).isInstanceOf(ArchiveException.class);
        assertThat(names()).hasSize(2).contains("lock").anyMatch(name -> name.endsWith(".failed"));

        long starts = Files.size(folder.resolve("started"));
        assertThat(ArchiveMaker.make(request, false)).isNull();
        assertThat(Files.size(folder.resolve("started"))).isEqualTo(starts);
    }

    @Test
    void lockOfAnotherProcess_isLeftToIt() throws Exception {
        ArchiveRequest real = ofChildren(folder.resolve("store"), Path.of(System.getProperty("java.home")));
        Trust.make(real.store());
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        real.store().resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');
            assertThat(ArchiveMaker.make(real, false)).isNull();
        } finally {
            other.destroyForcibly().waitFor();
        }
        // It was killed: the lock is nobody's.
        assertThat(ArchiveMaker.make(real, false)).exists();
    }

    @Test
    void noPlace_isToldInOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        ArchiveRequest request = ofChildren(file.resolve("store"), Path.of(System.getProperty("java.home")));
        assertThatThrownBy(() -> ArchiveMaker.make(request, false))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("no archive can be written in")
                .hasMessageContaining(file.toString());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
