package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.NoSurvivors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lines of src/docs/security.md that the command has to keep as well. */
@ExtendWith(NoSurvivors.class)
class CommandSecurityIT {

    private static final String NASTY = "-- $(touch pwned) `touch pwned` * ; > pwned & | ä \\";
    private static final String SECRET = "s3cr3t";

    @TempDir
    Path folder;

    @Test
    void arguments_areNoShellsBusiness() throws Exception {
        Path input = Files.writeString(folder.resolve(NASTY), "nasty\n");
        Command.Ended ended = Command.run(
                new byte[0],
                builder -> builder.directory(folder.toFile()),
                List.of(),
                Command.map(
                        "property",
                        "--processes",
                        "1",
                        "--jvm-args",
                        "-Dnasty='" + NASTY + "'",
                        "--input",
                        "lines",
                        "--",
                        input.toString()));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("touch pwned");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).containsExactly(input);
        }
    }

    @Test
    void secretsInTheEnvironmentAndInProperties_areInNoReportAndNoError() {
        for (String[] arguments : List.of(
                new String[] {
                    "--processes", "2", "--experiment", "square", "--items", "20", "--repeat", "1", "--format", "json"
                },
                Command.map("exitOn13", "--processes", "1"),
                Command.map("reciprocal", "--processes", "1"))) {
            Command.Ended ended = Command.run(
                    "13\n0\n".getBytes(StandardCharsets.UTF_8),
                    builder -> builder.environment().put("TOKEN", SECRET),
                    List.of("-Dpassword=" + SECRET),
                    arguments);
            assertThat(ended.out() + ended.err()).isNotEmpty().doesNotContain(SECRET);
        }
    }
}
