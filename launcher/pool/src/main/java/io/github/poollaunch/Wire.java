package io.github.poollaunch;

import io.github.poollaunch.protocol.format.FormatException;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.format.ValueFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What items and results are written in between this JVM and the workers. The mapping from Java types is the same
 * whatever it is: what goes in comes out equal. Only their speed and size differ. Immutable, thread-safe.
 */
public final class Wire {

    /** JSON text: the default, and quickest to start, since nothing more is loaded. */
    public static final Wire JSON = new Wire(null);

    /**
     * Smile, Jackson's binary form of JSON: about half the time and half the bytes for records, numbers and {@code byte[]},
     * little less for strings. Its library, jackson-dataformat-smile, comes with the pool, and is loaded by each worker
     * that uses it, which costs its start some milliseconds.
     */
    public static final Wire SMILE = new Wire(SmileFormat.class);

    private final @Nullable Class<? extends ValueFormat> format;

    private Wire(@Nullable Class<? extends ValueFormat> format) {
        this.format = format;
    }

    /**
     * A format of one's own, such as CBOR.
     *
     * @param format a public class with a public constructor without parameters; it and what it needs must be on the
     *     workers' class path
     * @return the wire that values take in that format
     * @throws IllegalArgumentException if no object of that class can be made; the message says why
     */
    public static Wire of(Class<? extends ValueFormat> format) {
        try {
            RowFormat unused = RowFormat.of(format);
        } catch (FormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new Wire(format);
    }

    /**
     * The class of the format.
     *
     * @return null for JSON
     */
    public @Nullable Class<? extends ValueFormat> format() {
        return format;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wire wire && Objects.equals(format, wire.format);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(format);
    }

    /** Returns the format's name: {@code json}, {@code smile}, or the name of its class. */
    @Override
    public String toString() {
        if (format == null) {
            return "json";
        }
        return format == SmileFormat.class ? RowFormat.SMILE : format.getName();
    }
}
