package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void describe_signals_areNamed() {
        assertThat(ExitCode.describe(3)).isEqualTo("exit code 3");
        assertThat(ExitCode.describe(137)).isEqualTo("exit code 137 (SIGKILL)");
        assertThat(ExitCode.describe(139)).isEqualTo("exit code 139 (SIGSEGV)");
        assertThat(ExitCode.describe(143)).isEqualTo("exit code 143 (SIGTERM)");
        assertThat(ExitCode.describe(255)).isEqualTo("exit code 255");
        assertThat(ExitCode.describe(193)).isEqualTo("exit code 193");
    }

    @Test
    void describe_signalsThatDiffer_areNamedAsTheSystemHasThem() {
        assertThat(ExitCode.describe(135, "Linux")).isEqualTo("exit code 135 (SIGBUS)");
        assertThat(ExitCode.describe(138, "Mac OS X")).isEqualTo("exit code 138 (SIGBUS)");
        assertThat(ExitCode.describe(138, "Linux")).isEqualTo("exit code 138 (SIGUSR1)");
        assertThat(ExitCode.describe(138, "AIX")).isEqualTo("exit code 138 (signal 10)");
        assertThat(ExitCode.describe(160, "Linux")).isEqualTo("exit code 160 (signal 32)");
        assertThat(ExitCode.describe(164, "Linux")).isEqualTo("exit code 164 (SIGRTMIN+2)");
        assertThat(ExitCode.describe(0xc0000005, "Windows 11")).isEqualTo("exit code -1073741819 (0xc0000005)");
    }
}
