package io.github.poollaunch.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.format.ParserFuzz;
import io.github.poollaunch.protocol.frame.FrameFuzz;
import io.github.poollaunch.protocol.message.ReplyFuzz;
import io.github.poollaunch.protocol.message.RequestFuzz;
import io.github.poollaunch.protocol.message.ValueFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing once has found, each by its name. */
@Timeout(20)
class KeptInputsTest {

    private static final Path FOLDER = Path.of("src/test/resources/fuzz");

    private static final Map<String, Target> TARGETS = Map.of(
            "frame", FrameFuzz::fuzzerTestOneInput,
            "request", RequestFuzz::fuzzerTestOneInput,
            "reply", ReplyFuzz::fuzzerTestOneInput,
            "value", ValueFuzz::fuzzerTestOneInput,
            "parser", ParserFuzz::fuzzerTestOneInput);

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static List<Arguments> inputs() throws IOException {
        List<Arguments> inputs = new ArrayList<>();
        for (String target : names(FOLDER)) {
            for (String name : names(FOLDER.resolve(target))) {
                inputs.add(Arguments.of(target, name));
            }
        }
        return inputs;
    }

    @Test
    void folders_areThoseOfTheTargets() throws IOException {
        assertThat(names(FOLDER))
                .hasSize(TARGETS.size())
                .allSatisfy(each -> assertThat(TARGETS).containsKey(each));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptInput_isReadOrRefused(String target, String name) throws IOException {
        TARGETS.get(target).run(Files.readAllBytes(FOLDER.resolve(target).resolve(name)));
    }
}
