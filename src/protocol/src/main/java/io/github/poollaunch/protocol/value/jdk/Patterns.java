package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression, as its text and the flags that it was compiled with. */
final class Patterns {
    private Patterns() {}

    /** A group that switches flags, such as {@code (?i)}: then flags() tells those, too. */
    private static final Pattern SWITCHES_FLAGS = Pattern.compile("\\(\\?[a-zA-Z]*-?[a-zA-Z]*[):]");

    static List<? extends @Nullable Object> parts(Pattern pattern) {
        String text = pattern.pattern();
        int flags = SWITCHES_FLAGS.matcher(text).find() ? givenFlags(pattern) : pattern.flags();
        return List.of(text, (long) flags);
    }

    /**
     * The flags that the pattern was compiled with. {@code flags()} would add those that the text switches on, and the
     * copy would then have them from its start. Only the serialised form has them: the field in front of the text, which
     * is the last thing in the stream.
     */
    private static int givenFlags(Pattern pattern) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pattern);
            out.flush();
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (ObjectOutputStream textOut = new ObjectOutputStream(text)) {
                textOut.writeObject(pattern.pattern());
            }
            int header = 4; // the stream's magic number and version
            int flagsEnd = bytes.size() - (text.size() - header);
            return ByteBuffer.wrap(bytes.toByteArray()).getInt(flagsEnd - Integer.BYTES);
        } catch (IOException e) {
            throw new ValueException("the flags of the pattern " + pattern + " cannot be read: " + e);
        }
    }

    static Pattern pattern(List<@Nullable Object> parts) {
        if (parts.size() != 2) {
            throw new ValueException("expected a pattern and its flags, found " + parts.size() + " values");
        }
        return Pattern.compile((String) Objects.requireNonNull(parts.get(0)), Math.toIntExact((Long)
                Objects.requireNonNull(parts.get(1))));
    }
}
