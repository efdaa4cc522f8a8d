package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentClassPathTest {

    @Test
    void entries_ofAClassPath_areAbsoluteInTheirOrder() {
        String here = new File("").getAbsolutePath();

        assertThat(ParentClassPath.entries("b.jar" + File.pathSeparator + File.pathSeparator + "a", null, false))
                .containsExactly(here + File.separator + "b.jar", here, here + File.separator + "a");
    }

    @Test
    void emptyClassPath_isTheCurrentFolder_exceptInAModule() {
        assertThat(ParentClassPath.entries("", null, false)).containsExactly(new File("").getAbsolutePath());
        assertThat(ParentClassPath.entries("", null, true)).isEmpty();
    }

    @Test
    void modulePath_isItsModulesAndThoseInItsFolders(@TempDir Path folder) throws Exception {
        Path jar = Files.createFile(folder.resolve("one.jar"));
        Path libraries = Files.createDirectory(folder.resolve("libraries"));
        Path inside = Files.createFile(libraries.resolve("two.jar"));
        Files.createFile(libraries.resolve("readme.txt"));
        Path exploded = Files.createDirectory(folder.resolve("exploded"));
        Files.createFile(exploded.resolve("module-info.class"));

        assertThat(ParentClassPath.entries(
                        "",
                        jar
                                + File.pathSeparator
                                + libraries
                                + File.pathSeparator
                                + exploded
                                + File.pathSeparator
                                + folder.resolve("missing"),
                        true))
                .containsExactly(jar.toString(), inside.toString(), exploded.toString());
    }
}
