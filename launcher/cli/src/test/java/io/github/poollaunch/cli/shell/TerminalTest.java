package io.github.poollaunch.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

    @ParameterizedTest
    @CsvSource({"'',false,false", "stdout,true,false", "stderr,false,true", "'stdout,stderr',true,true"})
    void detect_property_isBelieved(String told, boolean stdout, boolean stderr) {
        assertThat(Terminal.detect(name -> told, XTERM)).isEqualTo(new Terminal(stdout, stderr, true));
    }

    @Test
    void detect_noColor_turnsColoursOff() {
        assertThat(Terminal.detect(name -> "stdout", Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .coloursOnStdout())
                .isFalse();
    }

    @Test
    void detect_emptyNoColor_meansNothing() {
        assertThat(Terminal.detect(name -> "stdout", Map.of("TERM", "xterm", "NO_COLOR", ""))
                        .coloursOnStdout())
                .isTrue();
    }

    @Test
    void detect_dumbTerminal_getsNoColours() {
        assertThat(Terminal.detect(name -> "stdout", Map.of("TERM", "dumb")).coloursOnStdout())
                .isFalse();
        assertThat(Terminal.detect(name -> "stdout", Map.of()).coloursOnStdout())
                .isFalse();
    }

    @Test
    void detect_coloursOfStderrOnly_areNotForStdout() {
        assertThat(Terminal.detect(name -> "stderr", XTERM).coloursOnStdout()).isFalse();
    }
}
