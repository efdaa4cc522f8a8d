package io.github.poollaunch.protocol.direct;

import java.io.ByteArrayOutputStream;

/**
 * Bytes of a class file, highest byte of a number first, as chapter 4 of The Java Virtual Machine Specification names them.
 * Not the JDK's DataOutputStream, which writes numbers by variable handles since 21: they take a JVM that has just been
 * started 2 ms.
 */
final class ClassBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void u1(int value) {
        bytes.write(value);
    }

    void u2(int value) {
        u1(value >>> 8);
        u1(value);
    }

    void u4(int value) {
        u2(value >>> 16);
        u2(value);
    }

    /** A text's length in bytes and its "modified UTF-8", in which a character beyond 16 bits is two of three bytes each. */
    void utf8(String text) {
        ClassBytes encoded = new ClassBytes();
        for (int i = 0; i < text.length(); i++) {
            encoded.character(text.charAt(i));
        }
        if (encoded.size() > 0xffff) {
            throw new IllegalArgumentException("a name of " + encoded.size() + " bytes");
        }
        u2(encoded.size());
        put(encoded);
    }

    private void character(char c) {
        if (c != 0 && c < 0x80) {
            u1(c);
        } else if (c < 0x800) {
            u1(0xc0 | (c >>> 6));
            u1(0x80 | (c & 0x3f));
        } else {
            u1(0xe0 | (c >>> 12));
            u1(0x80 | ((c >>> 6) & 0x3f));
            u1(0x80 | (c & 0x3f));
        }
    }

    void put(ClassBytes other) {
        bytes.writeBytes(other.toByteArray());
    }

    int size() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
