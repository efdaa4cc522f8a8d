package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code pool-launch warm}. */
@ExtendWith(NoSurvivors.class)
class WarmIT {

    @TempDir
    Path folder;

    private Command.Ended warm(Map<String, String> variables, String... options) {
        Path cache = folder.resolve("cache");
        List<String> args = new ArrayList<>(List.of("warm"));
        args.addAll(Arrays.asList(options));
        return Command.run(
                "".getBytes(StandardCharsets.US_ASCII),
                builder -> {
                    builder.environment().put("POOL_LAUNCH_CACHE", cache.toString());
                    builder.environment().put("POOL_LAUNCH_ARCHIVE", "auto");
                    builder.environment().putAll(variables);
                },
                List.of("-Dpoollaunch.command.archive="
                        + folder.resolve("pointers").resolve("java")),
                args.toArray(new String[0]));
    }

    @Test
    void warm_makesTheChildrensArchive_andTellsWhatItBrings() throws Exception {
        Command.Ended ended = warm(Map.of());
        List<String> lines = ended.out().lines().toList();
        assertThat(lines.get(0))
                .matches("children: .*/cache/child-[0-9a-f]+\\.jsa, \\d\\.\\d MB, made in \\d+\\.\\d s");
        assertThat(lines.get(1))
                .matches("a pool's first result: \\d+ ms instead of \\d+ ms \\(\\d\\.\\d\\d of it\\), medians of 5");
        assertThat(names("cache"))
                .contains("lock")
                .filteredOn(name -> name.endsWith(".tmp"))
                .isEmpty();
        // This test's command runs from folders of classes, of which there is no archive.
        assertThat(ended.err()).contains("there can be no archive of").hasLineCount(1);
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void into_makesItThere_andTellsHowItIsFound() throws Exception {
        Path into = folder.resolve("lib").resolve("archives");
        Command.Ended ended = warm(Map.of(), "--into", into.toString());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("children: " + into)
                .contains("not found there by itself: set POOL_LAUNCH_CACHE");
        assertThat(names("lib/archives")).hasSize(4);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void noPlace_orSwitchedOff_endsInOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Command.Ended ended = warm(Map.of(), "--into", file.resolve("x").toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("pool-launch: no archive can be written in " + file)
                .hasLineCount(1);

        Command.Ended off = warm(Map.of("POOL_LAUNCH_ARCHIVE", "off"));
        assertThat(off.code()).isEqualTo(2);
        assertThat(off.err())
                .startsWith("pool-launch: archives are switched off by POOL_LAUNCH_ARCHIVE")
                .hasLineCount(1);
    }

    @Test
    void wrongJava_isRefused() {
        Command.Ended ended = warm(Map.of(), "--java-home", folder.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("pool-launch: --java-home: there is no Java in " + folder)
                .hasLineCount(1);
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
