package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poollaunch.examples.Files;
import io.github.poollaunch.examples.Shout;
import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples' functions do from the shell what the README says of them; those of files, what the usual tools do. */
@ExtendWith(NoSurvivors.class)
class ExamplesIT {

    private static final Map<String, String> CONTENTS = Map.of(
            "empty", "",
            "plain.txt", "two words\n",
            "two words.txt", "  leading and\ttrailing \n\n  ",
            "ünïcode 😀", "naïve café — 日本語 no\u00a0break, thin\u2009space, wide\u3000space, zero\u200bwidth",
            "-dash", "a\rb\fc\u000bd",
            "back\\slash", "x y\n z",
            "quote'\"", "no line feed at the end",
            "joiner", "word\u2060joiner 1\u202f000 figure\u2007space\u2028line\u2029paragraph");

    private static List<String> write(Path folder) throws IOException {
        for (Map.Entry<String, String> each : CONTENTS.entrySet()) {
            java.nio.file.Files.writeString(folder.resolve(each.getKey()), each.getValue());
        }
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (large[i] % 5 == 0 ? ' ' : 'a' + Math.floorMod(large[i], 26));
        }
        java.nio.file.Files.write(folder.resolve("large"), large);
        try (Stream<Path> files = java.nio.file.Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static String tool(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).isZero();
        return out;
    }

    private static void assumeGnu(String tool) {
        try {
            assumeTrue(tool(List.of(tool, "--version")).contains("GNU coreutils"), "this is not GNU's " + tool);
        } catch (IOException e) {
            assumeTrue(false, "there is no " + tool);
        }
    }

    private static Command.Ended map(String function, List<String> lines) {
        return Command.run(
                lines.stream().collect(Collectors.joining("\n", "", "\n")),
                "map",
                function,
                "--input",
                "lines",
                "--output",
                "lines",
                "--processes",
                "2");
    }

    @Test
    void sha256_oddFiles_isWhatSha256sumPrints(@TempDir Path folder) throws IOException {
        assumeGnu("sha256sum");
        List<String> files = write(folder);
        List<String> command =
                Stream.concat(Stream.of("sha256sum"), files.stream()).toList();
        assertThat(map(Files.class.getName() + "::sha256", files)).isEqualTo(new Command.Ended(0, tool(command), ""));
    }

    @Test
    void countWords_oddFiles_isWhatWcPrints(@TempDir Path folder) throws IOException {
        assumeGnu("wc");
        List<String> files = write(folder);
        StringBuilder expected = new StringBuilder();
        for (String file : files) {
            expected.append(tool(List.of("wc", "-w", file)));
        }
        assertThat(map(Files.class.getName() + "::countWords", files))
                .isEqualTo(new Command.Ended(0, expected.toString(), ""));
    }

    @Test
    void sha256_missingFile_isAFailedItem(@TempDir Path folder) throws IOException {
        Path there = java.nio.file.Files.writeString(folder.resolve("there"), "");
        Command.Ended ended = map(
                Files.class.getName() + "::sha256",
                List.of(folder.resolve("gone").toString(), there.toString()));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  " + there + "\n");
        assertThat(ended.err())
                .contains("<stdin>:1: java.nio.file.NoSuchFileException")
                .hasLineCount(2);
    }

    @Test
    void numbers_byDefault_areOnTheClassPath() {
        assertThat(Command.covered("1\n-2\n3\n", "map", "io.github.poollaunch.examples.Numbers::square"))
                .isEqualTo(new Command.Ended(0, "1\n4\n9\n", ""));
        assertThat(Command.run("2\n", "map", "io.github.poollaunch.examples.Numbers::slowSquare"))
                .isEqualTo(new Command.Ended(0, "4\n", ""));
    }

    @Test
    void shout_aClass_isAFunction() {
        assertThat(map(Shout.class.getName(), List.of("hello", "you")))
                .isEqualTo(new Command.Ended(0, "HELLO!\nYOU!\n", ""));
    }
}
