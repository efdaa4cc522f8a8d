package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathOptionTest {

    @TempDir
    Path folder;

    private Path touch(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    @Test
    void parse_jarsAndFolders_keepTheirOrder() throws Exception {
        Path jar = touch("z.jar");
        assertThat(ClassPathOption.parse(jar + File.pathSeparator + folder + File.pathSeparator)
                        .entries())
                .containsExactly(jar, folder);
    }

    @Test
    void parse_star_isAllJarsOfTheFolder() throws Exception {
        Path second = touch("b.jar");
        Path first = touch("a.JAR");
        touch("c.txt");
        assertThat(ClassPathOption.parse(folder + "/*").entries()).containsExactly(first, second);
    }

    @Test
    void parse_nothing_isEmpty() throws Exception {
        assertThat(ClassPathOption.parse("").entries()).isEmpty();
    }

    @Test
    void parse_missing_isRefused() {
        assertThatThrownBy(() -> ClassPathOption.parse(folder.resolve("no.jar").toString()))
                .isInstanceOf(UnusableFunctionException.class)
                .hasMessageContaining("there is no " + folder.resolve("no.jar"));
        assertThatThrownBy(() -> ClassPathOption.parse(folder + "/none/*"))
                .isInstanceOf(UnusableFunctionException.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void forChildren_user_getsTheApiBehindIt() throws Exception {
        Path[] all = ClassPathOption.parse(folder.toString()).forChildren();
        assertThat(all).hasSize(2).startsWith(folder);
        assertThat(all[1]).exists();
    }
}
