package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.examples.Numbers;
import io.github.poollaunch.it.NoSurvivors;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the archive of the command is good for. */
@ExtendWith(NoSurvivors.class)
class CommandArchiveIT {

    @TempDir
    Path folder;

    /** Folders of classes fit into no archive; in this test's class path there are only tests in such. */
    private static List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.isRegularFile(Path.of(entry))) {
                jars.add(Path.of(entry));
            }
        }
        return jars;
    }

    @Test
    void map_withItsArchive_readsNoClassOfOursFromAJar_norAnyOfPicocli() throws Exception {
        ArchiveRequest request = new ArchiveRequest(
                ArchiveRequest.COMMAND,
                folder.resolve("store"),
                Path.of(System.getProperty("java.home")),
                jars(),
                0,
                null,
                folder.resolve("pointer"));
        Path archive = ArchiveMaker.make(request, true);

        Path log = folder.resolve("classes");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                request.joinedClassPath(),
                "io.github.poollaunch.cli.Main",
                "map",
                "--processes",
                "1",
                "--classpath",
                OwnJars.of(Numbers.class).toString(),
                Numbers.class.getName() + "::square");
        builder.environment().put(ArchiveSettings.SWITCH_VARIABLE, "use");
        builder.environment()
                .put(ArchiveSettings.CACHE_VARIABLE, request.store().toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try {
            process.getOutputStream().write('7');
            process.getOutputStream().close();
            assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("49\n");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.startsWith("io.github.poollaunch.Pool source: shared objects file"))
                .noneMatch(line -> line.startsWith("picocli."))
                .filteredOn(line -> line.contains("source: file:"))
                .allMatch(line -> line.startsWith(Numbers.class.getName() + " "));
    }
}
