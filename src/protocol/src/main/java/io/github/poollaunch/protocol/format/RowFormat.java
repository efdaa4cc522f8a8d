package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.Protocol;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TSFBuilder;
import tools.jackson.core.TokenStreamFactory;

/** A {@link ValueFormat} at work, for rows of values that are not JSON. Immutable, thread-safe. */
public final class RowFormat {

    /** What Smile is called between parent and child; other formats are called by their class's name. */
    public static final String SMILE = "smile";

    /** In bytes or characters, as a format counts: at least that of a class's longest member, and of the longest key (see {@link Protocol#MAX_NAME_CHARS}). */
    private static final int LONGEST_NAME = 8 * Protocol.MAX_NAME_CHARS;

    private final String name;
    private final TokenStreamFactory factory;
    private final boolean keepsNames;

    private RowFormat(String name, TokenStreamFactory factory) {
        this.name = name;
        this.factory = factory;
        this.keepsNames = factory.isEnabled(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES);
    }

    /**
     * Returns the format that a hello names.
     *
     * @throws FormatException if it cannot be loaded
     */
    public static RowFormat named(String name, ClassLoader loader) {
        try {
            // Smile by its literal: a relocated copy of our classes has it relocated as well.
            return of(
                    name.equals(SMILE)
                            ? SmileFormat.class
                            : Class.forName(name, true, loader).asSubclass(ValueFormat.class));
        } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
            throw unusable(name, e);
        }
    }

    /**
     * Returns the format of a class.
     *
     * @throws FormatException if no object of it can be made, or a library of its is missing
     */
    public static RowFormat of(Class<? extends ValueFormat> type) {
        String name = type == SmileFormat.class ? SMILE : type.getName();
        try {
            return new RowFormat(
                    name, withOurLimits(type.getConstructor().newInstance().factory()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw unusable(name, e);
        }
    }

    private static TokenStreamFactory withOurLimits(TokenStreamFactory factory) {
        TSFBuilder<?, ?> builder = factory.rebuild();
        builder.streamReadConstraints(
                JacksonParsers.CONSTRAINTS.rebuild().maxNameLength(LONGEST_NAME).build());
        builder.streamWriteConstraints(JacksonGenerators.CONSTRAINTS);
        builder.disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM);
        // A value that broke off must not be ended as if it were whole.
        builder.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT);
        return builder.build();
    }

    private static FormatException unusable(String name, Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new FormatException(
                "the wire format " + name + " cannot be used here (" + cause
                        + "): it takes a public class with a public"
                        + " constructor without parameters that implements " + ValueFormat.class.getName()
                        + ", and this class and the libraries that it needs on the workers' class path",
                e);
    }

    /** What hellos call it. */
    public String name() {
        return name;
    }

    /**
     * Returns a parser over some bytes.
     *
     * @throws tools.jackson.core.JacksonException if the first of them are not of this format
     */
    public JsonParser parser(byte[] bytes, int offset, int length) {
        // A copy has its own table of names, which the shared one would take over from each parser (see UnsharedNames).
        TokenStreamFactory own = keepsNames ? factory.copy() : factory;
        return own.createParser(ObjectReadContext.empty(), bytes, offset, length);
    }

    /** Returns a generator that writes to {@code out}. */
    public JsonGenerator generator(OutputStream out) {
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }
}
