package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKeyTest {

    @TempDir
    Path folder;

    private Path home;
    private Path jar;
    private Path other;

    @BeforeEach
    void files() throws IOException {
        home = Jars.javaHome(folder.resolve("jdk"), "modules");
        jar = Jars.jar(folder.resolve("a.jar"), "one");
        other = Jars.jar(folder.resolve("b.jar"), "another");
    }

    private ArchiveKey key() {
        return ArchiveKey.of(ArchiveRequest.CHILD, home, List.of(jar, other));
    }

    @Test
    void sameFiles_sameKeyAndName() {
        assertThat(key()).isNotNull().isEqualTo(key());
        assertThat(key().name()).isEqualTo(key().name()).startsWith("child-");
    }

    @Test
    void jarOfTheSameSizeAndTime_otherContent_otherKey() throws Exception {
        ArchiveKey before = key();
        long size = Files.size(jar);
        Jars.jar(jar, "two");
        assertThat(Files.size(jar)).isEqualTo(size);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(Jars.TIME);
        assertOther(before);
    }

    @Test
    void jarOfAnotherTime_otherKey() throws Exception {
        ArchiveKey before = key();
        Jars.at(jar, FileTime.fromMillis(Jars.TIME.toMillis() + 1));
        assertOther(before);
    }

    @Test
    void jarElsewhere_otherKey() throws Exception {
        ArchiveKey before = key();
        jar = Jars.jar(folder.resolve("moved").resolve("a.jar"), "one");
        assertOther(before);
    }

    @Test
    void otherOrder_otherKey() {
        ArchiveKey before = key();
        Path first = jar;
        jar = other;
        other = first;
        assertOther(before);
    }

    @Test
    void otherJavaInTheSamePlace_otherKey() throws Exception {
        ArchiveKey before = key();
        Jars.javaHome(home, "MODULES and more");
        assertOther(before);
    }

    @Test
    void javaElsewhere_otherKey() throws Exception {
        ArchiveKey before = key();
        home = Jars.javaHome(folder.resolve("jdk-2"), "modules");
        assertOther(before);
    }

    @Test
    void otherKind_otherKey() {
        assertThat(ArchiveKey.of(ArchiveRequest.COMMAND, home, List.of(jar, other)))
                .isNotNull()
                .isNotEqualTo(key());
    }

    @Test
    void javaBehindALink_sameKeyAsItself() throws Exception {
        ArchiveKey before = key();
        home = Files.createSymbolicLink(folder.resolve("default-java"), home);
        assertThat(key()).isEqualTo(before);
    }

    @Test
    void folderOfClasses_noKey() throws Exception {
        jar = Files.createDirectory(folder.resolve("classes"));
        assertThat(key()).isNull();
    }

    @Test
    void fileThatIsNoJar_noKey() throws Exception {
        Files.writeString(jar, "no jar");
        assertThat(key()).isNull();
    }

    @Test
    void javaInAnotherForm_noKey() throws Exception {
        Files.delete(home.resolve("lib").resolve("modules"));
        assertThat(key()).isNull();
    }

    @Test
    void pathWithALineBreak_noKey() throws Exception {
        jar = Jars.jar(folder.resolve("a\nb.jar"), "one");
        assertThat(key()).isNull();
    }

    private void assertOther(ArchiveKey before) {
        assertThat(key()).isNotNull().isNotEqualTo(before);
        assertThat(key().name()).isNotEqualTo(before.name());
    }
}
