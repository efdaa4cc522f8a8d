package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.frame.FrameReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrayRepliesTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final StrayReplies stray =
            new StrayReplies(new TaggedOutput(new PrintStream(shown, true, StandardCharsets.UTF_8), "w"));

    private void read(String stream) throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), stray);
        while (reader.next() != null) {
            // Whole replies are not this test's affair.
        }
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001e{",
                "\u001e{\"chunk\":2,\"results\":[1",
                "\u001e{\"bytes\":500,\"chunk\":1,\"results\":[500]}\nabc"
            })
    void halfAReply_atTheEnd_isToldAndNotShown(String stream) throws IOException {
        read("\u001e{}\n" + stream);
        assertThat(shown()).isEmpty();
        assertThat(stray.told())
                .startsWith("; its last reply broke off after " + (stream.length() - 1) + " bytes, which start with: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "\u001etext", "\u001e{half \u001e{}\n", "{\"chunk\":1}\n"})
    void text_isShownAndTold(String stream) throws IOException {
        read(stream);
        assertThat(shown()).startsWith("[w] wrote ").contains("bytes that are no reply, which were skipped: ");
        assertThat(stray.told()).startsWith("; it had written ").doesNotContain("broke off");
    }

    @Test
    void textAndHalfAReply_areBothTold() throws IOException {
        read("text\u001e{\"chunk\":2");
        assertThat(shown()).hasLineCount(1).contains("4 bytes").doesNotContain("chunk");
        assertThat(stray.told())
                .isEqualTo("; it had written 4 bytes that are no reply, which start with: text"
                        + "; its last reply broke off after 10 bytes, which start with: {\"chunk\":2");
    }

    @Test
    void muchText_isShownByItsFirst4KiB_andToldByItsFirst200() throws IOException {
        read("x".repeat(100_000));
        assertThat(shown()).contains("x".repeat(4096)).doesNotContain("x".repeat(4097));
        assertThat(stray.told()).endsWith(" x" + "x".repeat(199)).hasSizeLessThan(300);
    }
}
