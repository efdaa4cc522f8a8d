package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a child that has fallen into wrong hands can make its parent do by its replies: fail its call, and nothing else. */
@ExtendWith(NoSurvivors.class)
class HostileReplyIT {

    static final String MARK = "poollaunch.it.mark";

    /** Whoever initialises it leaves a mark. */
    public static final class Marked {
        static {
            System.setProperty(MARK, "initialised");
        }

        public Marked() {}
    }

    @TempDir
    Path folder;

    /** Answers each chunk, whatever it is, with what is in {@code reply}. */
    private Throwable answering(String reply) throws Exception {
        Path file = Files.writeString(folder.resolve("reply"), "\036" + reply + "\n");
        PoolFunction<Integer, Object> function = x -> x;
        try (Pool pool = Pool.builder()
                .processes(1)
                .javaHome(FakeJava.thatSays(
                        folder,
                        "while read -r line <&4; do case $line in *'\"chunk\"'*) cat '" + file + "' >&3;; esac; done"))
                .build()) {
            Throwable failure = catchThrowable(
                    () -> pool.mapAsync(function, List.of(1, 2), 2).get(Duration.ofSeconds(40)));
            pool.terminate();
            return failure;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"chunk\":1,\"results\":[1],\"failures\":[{\"index\":1,\"fault\":{\"type\":\"NAME\",\"text\":\"t\"}}]}",
                "{\"chunk\":1,\"refused\":{\"type\":\"NAME\",\"text\":\"t\",\"cause\":{\"type\":\"NAME\"},\"suppressed\":[{\"type\":\"NAME\"}]}}",
                "{\"chunk\":1,\"results\":[{\"$NAME\":{}},{\"@class\":\"NAME\"}]}",
                "{\"initialized\":{\"type\":\"NAME\"}}",
                "{\"hello\":{\"version\":1,\"java\":\"NAME\",\"format\":\"NAME\"}}",
            })
    void reply_thatNamesAClass_runsNoneOfItsCode(String reply) throws Exception {
        Throwable failure = answering(reply.replace("NAME", HostileReplyIT.class.getName() + "$Marked"));
        assertThat(System.getProperty(MARK)).isNull();
        assertThat(failure)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(), // {"@class": …} is a map like any other.
                        thrown -> assertThat(thrown).isInstanceOf(PoolException.class));
    }

    /** Java serialisation, in each place where a string can be. */
    @Test
    void reply_withSerialisedObjects_isNotDeserialised() throws Exception {
        String base64 = java.util.Base64.getEncoder().encodeToString(serialised());
        Throwable failure =
                answering("{\"chunk\":1,\"results\":[\"" + base64 + "\",{\"$byte[]\":\"" + base64 + "\"}]}");
        assertThat(failure).isNull();
        assertThat(System.getProperty(MARK)).isNull();
    }

    private static byte[] serialised() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(new java.util.ArrayList<>(List.of("a")));
        }
        return bytes.toByteArray();
    }

    @Test
    void reply_withAMillionOfEverything_isAShortError() throws Exception {
        for (String reply : List.of(
                "{\"chunk\":1,\"results\":[" + "1,".repeat(1_000_000) + "1]}",
                "{\"chunk\":1,\"results\":[],\"failures\":[" + failures(200_000) + "]}",
                "{\"chunk\":1,\"results\":[" + "[".repeat(1_000_000))) {
            Throwable failure = answering(reply);
            assertThat(failure).isInstanceOf(PoolException.class);
            assertThat(failure.toString())
                    .as("the error of a reply of " + reply.length())
                    .hasSizeLessThan(10_000);
        }
    }

    private static String failures(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append("{\"index\":").append(i + 7).append(",\"fault\":{}}");
        }
        return text.toString();
    }

    /** The file that both have mapped is cut short: what then reads it gets an error where it expects none. */
    @Test
    void recordOfProgress_thatIsCutShort_isAnErrorAndNoCrash() throws Exception {
        Path home = Files.createDirectory(folder.resolve("a cutting java"));
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                [ "$1" = -version ] && { echo 'openjdk version "17"' >&2; exit 0; }
                read -r line <&4
                file=$(printf %s "$line" | sed -n 's/.*"record":"\\([^"]*\\)".*/\\1/p')
                : > "$file"
                printf '\\036{"hello":{"version":1,"java":"17","record":true}}\\n' >&3
                while read -r line <&4; do case $line in *'"chunk"'*) exit 3;; esac; done
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        try (Pool pool = Pool.builder().processes(1).javaHome(home).build()) {
            Throwable failure = catchThrowable(
                    () -> pool.mapAsync(Functions::square, List.of(1, 2), 2).get(Duration.ofSeconds(30)));
            assertThat(failure).isInstanceOf(PoolException.class).isNotInstanceOf(PoolTimeoutException.class);
            pool.terminate();
        }
    }
}
