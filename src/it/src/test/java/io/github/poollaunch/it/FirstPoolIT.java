package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a JVM loads for its first pool. Each lambda and method reference costs it about a millisecond, before
 * anything else has made the JDK's own machinery warm: there are none on that way, and no databind.
 */
@ExtendWith(NoSurvivors.class)
class FirstPoolIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void firstPool_plainCall_loadsNoClassMadeAtRunTimeAndNoDatabind(FirstPoolParent.Call call) throws Exception {
        List<String> loaded = loadedBy(call);

        assertThat(loaded).contains("io.github.poollaunch.dispatch.EnginePool");
        assertThat(loaded)
                .filteredOn(name -> name.matches("io\\.github\\.poollaunch\\.(?!it\\.).*\\$\\$.*"))
                .isEmpty();
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("tools.jackson.databind."))
                .isEmpty();
    }

    private List<String> loadedBy(FirstPoolParent.Call call) throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        Path output = folder.resolve("output");
        ProcessBuilder parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstPoolParent.class.getName(),
                        call.name())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        parent.environment().put("POOL_LAUNCH_ARCHIVE", "off"); // To ask for one that is missing is another matter.
        // What a JVM picks up of them it tells.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(parent.environment()::remove);
        Process process = parent.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(output).hasContent("[1, 4, 9]");
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            names.add(line.replaceFirst("^(\\[[^]]*\\])+ ", "").replaceFirst(" source:.*", ""));
        }
        return names;
    }
}
