package io.github.poollaunch;

import io.github.poollaunch.protocol.format.FormatException;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.format.ValueFormat;
import org.jspecify.annotations.Nullable;

/**
 * What items and results are written in between this JVM and the workers. The mapping from Java types is the same
 * whatever it is: what goes in comes out equal. Only their speed and size differ. Immutable, thread-safe.
 */
public final class Wire {

    /** JSON text: the default, and quickest to start, since nothing more is loaded. */
    public static final Wire JSON = new Wire("json", null);

    /**
     * Smile, Jackson's binary form of JSON: about half the time and half the bytes for records, numbers and {@code byte[]},
     * little less for strings. Its library, jackson-dataformat-smile, comes with the pool, and is loaded by each worker
     * that uses it, which costs its start some milliseconds.
     */
    public static final Wire SMILE = new Wire(RowFormat.SMILE, null);

    private final String name;

    /** Null for those that are named above: a program's first pool need not load what it does not use. */
    private final @Nullable Class<? extends ValueFormat> others;

    private Wire(String name, @Nullable Class<? extends ValueFormat> others) {
        this.name = name;
        this.others = others;
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
        return format == SmileFormat.class ? SMILE : new Wire(format.getName(), format);
    }

    /**
     * The class of the format.
     *
     * @return null for JSON
     */
    public @Nullable Class<? extends ValueFormat> format() {
        return name.equals(RowFormat.SMILE) ? SmileFormat.class : others;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wire wire && name.equals(wire.name) && others == wire.others;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the format's name: {@code json}, {@code smile}, or the name of its class. */
    @Override
    public String toString() {
        return name;
    }
}
