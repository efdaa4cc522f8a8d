package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.cli.map.fixtures.Functions;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class PlainMapTest {

    private static final List<String> WORDS = List.of(
            "a.B::c",
            "file",
            "map",
            "",
            "-",
            "--",
            "@file",
            "${user.home}",
            "0",
            "7",
            "010",
            "0x10",
            "+5",
            "-3",
            "1.5",
            "99999999999",
            "json",
            "lines",
            "JSON",
            "threads",
            "sequential",
            "processes",
            "512m",
            "\"two words\"",
            "true");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private MapCommand command(String stdin) {
        return new MapCommand(streams(stdin), Interruption.never());
    }

    private StandardStreams streams(String stdin) {
        return new StandardStreams(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** As the command tree parses it. */
    private static void parse(MapCommand command, String... args) {
        new CommandLine(CommandSpec.create())
                .addSubcommand(command)
                .setExpandAtFiles(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(true)
                .parseArgs(args);
    }

    private void assertReadAlike(String... args) {
        MapCommand plain = command("");
        assertThat(PlainMap.read(args, plain)).as("%s", Arrays.asList(args)).isTrue();
        MapCommand parsed = command("");
        parse(parsed, args);
        assertThat(plain)
                .as("%s", Arrays.asList(args))
                .usingRecursiveComparison()
                .ignoringFields("spec", "streams", "interruption")
                .isEqualTo(parsed);
    }

    private static List<String> optionNames() {
        List<String> names = new ArrayList<>();
        new CommandLine(new MapCommand(StandardStreams.ofThisProcess(), Interruption.never()))
                .getCommandSpec()
                .options()
                .forEach(option -> names.addAll(Arrays.asList(option.names())));
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map a.B::c",
                "map a.B::c one two",
                "map one --unordered two --stack-traces three",
                "map --classpath x:y a.B::c",
                "map a.B -cp x --input lines --output lines",
                "map a.B --engine threads --chunk-size 1000 --processes 3",
                "map a.B --max-heap 512m --max-rss 1g --task-timeout 0.5 --retries 2 --jvm-args ea --java-home /x"
            })
    void read_usualArguments_asPicocliDoes(String line) {
        assertReadAlike(line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map",
                "map --help",
                "map a.B --version",
                "map a.B --bogus",
                "map a.B --processes",
                "map a.B --processes many",
                "map a.B --processes=3",
                "map a.B --engine steam",
                "map a.B --jvm-args -Xss4m",
                "map a.B --input --output",
                "map a.B --classpath x -cp y",
                "map a.B --unordered --unordered",
                "map --unordered",
                "map a.B -",
                "--processes 2 map a.B",
                "warm"
            })
    void read_whatIsUnusualOrWrong_isLeftToPicocli(String line) {
        assertThat(PlainMap.read(line.split(" ", -1), command(""))).isFalse();
    }

    /** Whatever is taken here, picocli would have taken to mean the same. */
    @Test
    void read_anyArguments_asPicocliDoesOrNot() {
        List<String> words = new ArrayList<>(WORDS);
        words.addAll(optionNames());
        words.addAll(optionNames());
        Random random = new Random(1);
        int taken = 0;
        for (int i = 0; i < 5_000; i++) {
            String[] args = new String[2 + random.nextInt(5)];
            args[0] = "map";
            for (int each = 1; each < args.length; each++) {
                args[each] = words.get(random.nextInt(words.size()));
            }
            if (PlainMap.read(args, command(""))) {
                taken++;
                assertReadAlike(args);
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    @Test
    void read_eachOption_butHelpAndVersion_isKnown() {
        for (String name : optionNames()) {
            MapCommand command = command("");
            boolean known = command.takeFlag(name);
            for (String value : List.of("json", "1", "threads")) {
                try {
                    known |= command.takeOption(name, value);
                } catch (IllegalArgumentException e) {
                    known = true;
                }
            }
            assertThat(known)
                    .as(name)
                    .isEqualTo(!List.of("-h", "--help", "-V", "--version").contains(name));
        }
    }

    @Test
    void execute_plainArguments_maps() throws Exception {
        Path classes = Path.of(Functions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String[] args = {"map", Functions.class.getName() + "::square", "-cp", classes.toString(), "--engine", "threads"
        };
        assertThat(PlainMap.execute(args, streams("1\n2\n"), Interruption.never()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1\n4\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "map x, there is no class x",
        "map x --chunk-size 0, --chunk-size must be at least 1",
        "map x --processes 0, processes must be at least 1",
        "map x --task-timeout 0, --task-timeout: more than 0 seconds are needed",
        "map x --task-timeout soon, '--task-timeout: seconds are needed, such as 30 or 0.5, not'",
        "map x --task-timeout 1e999999999, --task-timeout: at most 9223372036 seconds are possible",
        "map x --task-timeout 1e-999999999, there is no class x",
        "map x --retries -1,",
    })
    void execute_wrongUsage_isOneLineAndCode2(String line, String reason) {
        Integer code = PlainMap.execute(line.split(" ", -1), streams(""), Interruption.never());
        if (reason == null) {
            assertThat(code).isNull();
            return;
        }
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("pool-launch: ")
                .contains(reason)
                .endsWith(" (see pool-launch map --help)" + System.lineSeparator())
                .hasLineCount(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
