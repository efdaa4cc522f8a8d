package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void describe_signals_areNamed() {
        assertThat(ExitCode.describe(3)).isEqualTo("exit code 3");
        assertThat(ExitCode.describe(137)).contains("SIGKILL", "memory");
        assertThat(ExitCode.describe(139)).isEqualTo("exit code 139 (SIGSEGV)");
        assertThat(ExitCode.describe(143)).isEqualTo("exit code 143 (SIGTERM)");
        assertThat(ExitCode.describe(160)).contains("signal 32");
        assertThat(ExitCode.describe(255)).isEqualTo("exit code 255");
    }
}
