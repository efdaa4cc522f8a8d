package io.github.poollaunch.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void of_severalLines_joinsThem() {
        assertThat(OneLine.of("first\n   second\r\n\nthird")).isEqualTo("first | second | third");
    }

    @Test
    void of_linesBehindAColon_followIt() {
        assertThat(OneLine.of("its last words:\n    bye\n    bye")).isEqualTo("its last words: bye | bye");
    }

    @Test
    void of_escapeSequence_isShownAndNotObeyed() {
        assertThat(OneLine.of("a\u001b[31mb\u0007\tc")).isEqualTo("a\\x1b[31mb\\x07 c");
    }

    @Test
    void visible_escapeSequence_isShownAndNothingElseChanged() {
        assertThat(OneLine.visible("\tat a\u001b[31m.b  c")).isEqualTo("\tat a\\x1b[31m.b  c");
    }

    @Test
    void of_longText_isCut() {
        assertThat(OneLine.of("x".repeat(5_000))).hasSize(1_001).endsWith("x…");
    }

    @Test
    void of_charactersBeyondTheFirstPlane_stayWhole() {
        assertThat(OneLine.of("😀".repeat(2_000))).isEqualTo("😀".repeat(1_000) + "…");
    }
}
