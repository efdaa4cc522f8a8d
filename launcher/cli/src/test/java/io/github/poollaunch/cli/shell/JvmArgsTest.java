package io.github.poollaunch.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JvmArgsTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  \t ", List.of()),
                Arguments.of("-Xss4m", List.of("-Xss4m")),
                Arguments.of("  -Xss4m   -ea ", List.of("-Xss4m", "-ea")),
                Arguments.of("-Xss4m\t-ea\n-esa", List.of("-Xss4m", "-ea", "-esa")),
                Arguments.of("-Dname='two words' -ea", List.of("-Dname=two words", "-ea")),
                Arguments.of("-Dname=\"two words\"", List.of("-Dname=two words")),
                Arguments.of("'-Dname=two words'", List.of("-Dname=two words")),
                Arguments.of("-Dname=\"it's\"", List.of("-Dname=it's")),
                Arguments.of("-Dname='a\"b'", List.of("-Dname=a\"b")),
                Arguments.of("-Dname='\"quoted\"'", List.of("-Dname=\"quoted\"")),
                Arguments.of("-Dempty= ''", List.of("-Dempty=")),
                Arguments.of("-Dp=${user.home} -Dq=C:/x", List.of("-Dp=${user.home}", "-Dq=C:/x")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void parse_typedText_splitsAndUnquotes(String text, List<String> expected) {
        assertThat(JvmArgs.parse(text)).isEqualTo(expected);
    }

    @Test
    void parse_openQuote_isRefused() {
        assertThatThrownBy(() -> JvmArgs.parse("-Dname='two words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nbalanced quotes");
    }
}
