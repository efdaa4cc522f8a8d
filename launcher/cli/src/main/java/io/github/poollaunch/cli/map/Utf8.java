package io.github.poollaunch.cli.map;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict decoding: {@code new String} would put a replacement character in silently. */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] bytes) throws BadLineException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            check(bytes); // It may have been in the input itself.
        }
        return text;
    }

    /**
     * @throws BadLineException if {@code bytes} are not UTF-8; it says where
     */
    private static void check(byte[] bytes) throws BadLineException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        try {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw new BadLineException(String.format(
                    "not UTF-8: byte 0x%02x in column %d: convert the input with iconv",
                    bytes[in.position()], in.position() + 1));
        }
    }
}
