package io.github.poollaunch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EnvironmentVariableTest {

    /** As under LC_ALL=C, where the JDK makes a question mark of it. */
    @Test
    void check_valueThatTheEncodingLacks_isRefusedAndNotTold() {
        assertThatThrownBy(() -> EnvironmentVariable.check("A", "secret\u00fc", StandardCharsets.US_ASCII))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("US-ASCII")
                .hasMessageContaining("LC_ALL=C.UTF-8")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> EnvironmentVariable.check("A", "\ud83d", StandardCharsets.UTF_8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void check_valueThatItHas_isTaken() {
        assertThatCode(() -> EnvironmentVariable.check("A", "\u00fc", StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
        assertThatCode(() -> EnvironmentVariable.check("A", "a = 'b'", StandardCharsets.US_ASCII))
                .doesNotThrowAnyException();
    }
}
