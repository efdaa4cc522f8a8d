package io.github.poollaunch.protocol.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's own way to write the same. */
class ClassBytesTest {

    private final ClassBytes bytes = new ClassBytes();
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(expected);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "java/lang/Object", "größe", "大きさ", "𝒳 of two chars", "\u0000\u007f\u0080\u07ff\u0800\uffff"
            })
    void utf8_isModifiedUtf8(String text) throws IOException {
        bytes.utf8(text);
        out.writeUTF(text);

        assertThat(bytes.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void numbers_haveTheHighestByteFirst() throws IOException {
        bytes.u1(0xca);
        bytes.u2(0xfeba);
        bytes.u4(0xbe000102);
        out.writeByte(0xca);
        out.writeShort(0xfeba);
        out.writeInt(0xbe000102);

        assertThat(bytes.size()).isEqualTo(7);
        assertThat(bytes.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void utf8_tooLongForItsLength_isRefused() {
        assertThatThrownBy(() -> bytes.utf8("x".repeat(0x10000))).isInstanceOf(IllegalArgumentException.class);
    }
}
