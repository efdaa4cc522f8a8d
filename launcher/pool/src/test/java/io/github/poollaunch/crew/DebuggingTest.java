package io.github.poollaunch.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Profile;
import io.github.poollaunch.engine.ChildOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebuggingTest {

    private static ChildOptions children(List<String> jvmArgs, Map<String, String> environment) {
        return new ChildOptions(
                null,
                ChildOptions.UNLIMITED,
                jvmArgs,
                null,
                null,
                environment,
                null,
                ChildOptions.START_TIMEOUT,
                Archive.NONE,
                Profile.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005",
                "-agentlib:jdwp",
                "-agentpath:/jdk/lib/libjdwp.so=transport=dt_socket",
                "-agentpath:C:\\jdk\\bin\\jdwp.dll",
                "-Xrunjdwp:transport=dt_socket",
                "-Xdebug"
            })
    void debuggersAgent_inArgumentsOrEnvironment_isFound(String argument) {
        assertThat(Debugging.ofChildren(children(List.of("-Xss1m", argument), Map.of())))
                .isTrue();
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            assertThat(Debugging.ofChildren(children(List.of(), Map.of(variable, "-Da=b  " + argument + " -ea"))))
                    .isTrue();
            assertThat(Debugging.ofChildren(children(List.of(), Map.of(variable, '"' + argument + '"'))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwpx",
                "-agentlib:hprof=jdwp",
                "-agentpath:/home/jdwp/libprofiler.so=file=jdwp",
                "-javaagent:/x/jdwp.jar",
                "-Dx=-Xdebug",
                "-Xss1m"
            })
    void others_areNone(String argument) {
        assertThat(Debugging.ofChildren(children(List.of(argument), Map.of("JAVA_TOOL_OPTIONS", argument))))
                .isFalse();
    }

    @Test
    void noArguments_isNone() {
        assertThat(Debugging.ofChildren(children(List.of(), Map.of("OTHER", "-Xdebug"))))
                .isFalse();
    }
}
