package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Java installation whose {@code java} is a shell script: a child that says what a test wants it to. */
final class FakeJava {

    private FakeJava() {}

    /** One that only tells a version. */
    static Path thatAnswers(Path folder, String version, int code) throws IOException {
        return home(folder, "echo '" + version + "' >&2\nexit " + code + "\n");
    }

    /**
     * One that says hello and then runs {@code script}, which reads requests from fd 4 and writes replies with the shell
     * function {@code reply}.
     */
    static Path thatSays(Path folder, String script) throws IOException {
        return thatSpeaks(folder, "", script);
    }

    /** The same, with further members in its hello. */
    static Path thatSpeaks(Path folder, String members, String script) throws IOException {
        return thatRuns(folder, "reply '{\"hello\":{\"version\":1,\"java\":\"17\"%s}}'\n%s".formatted(members, script));
    }

    /** One that does just what {@code script} says, which may use {@code reply}; asked for its version, it tells 17. */
    static Path thatRuns(Path folder, String script) throws IOException {
        return home(folder, """
                [ "$1" = -version ] && { echo 'openjdk version "17"' >&2; exit 0; }
                reply() { printf '\\036%%s\\n' "$1" >&3; }
                %s
                """.formatted(script));
    }

    /**
     * One that is the JVM of this test, but for those children that {@code script} ends or delays; {@code $n} is the child's
     * number, from 1.
     */
    static Path thatIsReal(Path folder, String script) throws IOException {
        return home(
                folder, """
                java='%s'
                [ "$1" = -version ] && exec "$java" -version
                n=1
                until mkdir "%s/child-$n" 2>/dev/null; do n=$((n + 1)); done
                %s
                exec "$java" "$@"
                """.formatted(ProcessHandle.current().info().command().orElseThrow(), folder, script));
    }

    private static Path home(Path folder, String script) throws IOException {
        Path home = Files.createTempDirectory(folder, "a java ");
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }
}
