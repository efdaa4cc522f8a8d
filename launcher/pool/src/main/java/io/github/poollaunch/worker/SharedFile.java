package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.message.Request.ShareFile;
import io.github.poollaunch.protocol.message.Request.ShareFile.Contents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes the file of a large shared value: the system reads it into its memory once for all children, and this JVM need not
 * keep it. Where there is no folder, or the disk is full, there is none, and the value is sent to each child.
 */
final class SharedFile {

    /** A smaller value is sooner sent than its file opened. */
    private static final int FROM_BYTES = 256 * 1024;

    private SharedFile() {}

    /** Whether a file can have the value as it is: a large {@code byte[]}, and a large string unless a character of it is no byte. */
    static boolean takes(SharedType shared) {
        return (shared.type() == String.class && ((String) shared.value()).length() >= FROM_BYTES)
                || (shared.type() == byte[].class && ((byte[]) shared.value()).length >= FROM_BYTES);
    }

    /** Writes such a value as it is; null if that cannot be. */
    static @Nullable ShareFile ofValue(Object value, PoolFolder folder) {
        if (value instanceof String text) {
            // The JDK writes the string's own bytes, without a copy, and refuses what is no ISO 8859-1.
            return write(
                    Contents.STRING,
                    text.length(),
                    folder,
                    file -> Files.writeString(file, text, StandardCharsets.ISO_8859_1, StandardOpenOption.CREATE_NEW));
        }
        byte[] bytes = (byte[]) value;
        return write(
                Contents.BYTES, bytes.length, folder, file -> Files.write(file, bytes, StandardOpenOption.CREATE_NEW));
    }

    /** Writes a frame; null if it is small, or cannot be written. */
    static @Nullable ShareFile ofMessage(FrameBuffer message, PoolFolder folder) {
        if (message.size() < FROM_BYTES) {
            return null;
        }
        return write(Contents.MESSAGE, message.size() - 1, folder, file -> {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                message.writeTo(out, 1); // Without the mark of a frame's start.
            }
        });
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private static @Nullable ShareFile write(Contents contents, int length, PoolFolder folder, Writing writing) {
        try {
            Path file = folder.file("shared");
            try {
                writing.to(file);
            } catch (IOException e) {
                Files.deleteIfExists(file); // What is there of it may be all that a disk has room for.
                throw e;
            }
            return new ShareFile(contents, file.toString(), length);
        } catch (IOException e) {
            return null;
        }
    }
}
