package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.Protocol;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON as the protocol has it: of messages always, of values unless another format is agreed on. Thread-safe. */
public final class Json {

    /** Jackson's limits guard servers against strangers. Here a frame's size bounds everything. */
    static final StreamReadConstraints READ_CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            // A frame's own objects and arrays are around the values.
            .maxNestingDepth(Protocol.MAX_DEPTH + 100)
            .build();

    static final StreamWriteConstraints WRITE_CONSTRAINTS =
            StreamWriteConstraints.builder().maxNestingDepth(Protocol.MAX_DEPTH).build();

    // The comma between root values makes a row of values the inside of a JSON array (see ValueRowWriter).
    static final JsonFactory FACTORY = new UnsharedNames(JsonFactory.builder()
            .rootValueSeparator(",")
            .streamReadConstraints(READ_CONSTRAINTS)
            .streamWriteConstraints(WRITE_CONSTRAINTS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // The JDK's own takes a time that grows with the square of the digits.
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT));

    private Json() {}

    /**
     * Returns a parser over one JSON text in UTF-8; what follows the text is not looked at unless it is asked for. The parser
     * knows what our codecs ask of one; for others there is {@link #whole}.
     */
    public static JsonParser parser(byte[] json) {
        return new PlainParser(json);
    }

    /** Returns a parser at the same token that answers whatever a parser can be asked; it moves the other, too. */
    public static JsonParser whole(JsonParser parser) {
        return parser instanceof PlainParser plain ? plain.whole() : parser;
    }

    /** In how many arrays and objects a parser is. */
    public static int depth(JsonParser parser) {
        return parser instanceof PlainParser plain
                ? plain.depth()
                : parser.streamReadContext().getNestingDepth();
    }

    /** Returns a generator that writes UTF-8 to {@code out}; several root values come out separated by commas. */
    public static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }
}
