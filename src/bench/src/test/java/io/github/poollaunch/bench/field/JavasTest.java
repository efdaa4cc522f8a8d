package io.github.poollaunch.bench.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavasTest {

    @TempDir
    private Path folder;

    private Path home(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    @Test
    void ofEachVersion_theFirstOfEach_byVersion_withoutOldOnes() throws IOException {
        Path second = home("b", "25.0.3");
        Path first = home("a", "17.0.15");
        Path again = home("c", "17.0.1");
        Path old = home("d", "1.8.0_402");
        List<JavaHome> found = Javas.ofEachVersion(List.of(second, first, again, old, folder));
        assertThat(found)
                .containsExactly(
                        new JavaHome(first.toRealPath(), 17, "17.0.15", "Someone"),
                        new JavaHome(second.toRealPath(), 25, "25.0.3", "Someone"));
    }

    @Test
    void find_hasTheRunningOne() {
        assertThat(Javas.find())
                .extracting(JavaHome::feature)
                .contains(Runtime.version().feature());
    }

    @Test
    void tool_thatIsNotHere_isNull() {
        assertThat(Tool.find("pool-launch-no-such-program", "--version")).isNull();
    }
}
