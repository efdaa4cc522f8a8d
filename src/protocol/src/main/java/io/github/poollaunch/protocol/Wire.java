package io.github.poollaunch.protocol;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The protocol's fixed numbers and its way to make JSON parsers and generators. Immutable, thread-safe. */
public final class Wire {

    /** The version that both hellos carry. A child of another version is refused. */
    public static final int VERSION = 1;

    /**
     * The largest frame, in bytes. An array cannot be larger than 2 GiB; half of that leaves room for its growth by
     * doubling and stays clear of the VM's own limit.
     */
    public static final int MAX_FRAME_BYTES = 1 << 30;

    /**
     * How deep values may nest, counted in JSON's arrays and objects. Codecs recurse: at this depth they need some 60 % of
     * a stack of 512 KiB, interpreted. An overflow must not happen at all: a class whose initialiser it hits is lost to
     * the whole JVM. Jackson's own limit is 500, too.
     */
    public static final int MAX_DEPTH = 500;

    /** The same for values within classes with Jackson annotations: databind takes twice the stack for each level. */
    public static final int MAX_DATABIND_DEPTH = 250;

    // The comma between root values makes a row of values the inside of a JSON array (see ValueRowWriter).
    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator(",")
            // Jackson's limits guard servers against strangers. Here a frame's size bounds everything.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    // A frame's own objects and arrays are around the values.
                    .maxNestingDepth(MAX_DEPTH + 100)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private Wire() {}

    /** Returns a parser over one JSON text in UTF-8. */
    public static JsonParser parser(byte[] json) {
        return JSON.createParser(ObjectReadContext.empty(), json, 0, json.length);
    }

    /** Returns a generator that writes UTF-8 to {@code out}; several root values come out separated by commas. */
    public static JsonGenerator generator(OutputStream out) {
        return JSON.createGenerator(ObjectWriteContext.empty(), out);
    }
}
