package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.Protocol;
import java.io.OutputStream;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.json.UTF8JsonGenerator;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.RecyclerPool;

/**
 * JSON as the protocol has it: of messages always, of values unless another format is agreed on. Thread-safe.
 *
 * <p>Generators are made without Jackson's factory, which knows all of Jackson's parsers: a JVM that starts takes some 15 ms to
 * load them.
 */
public final class Json {

    static final StreamWriteConstraints WRITE_CONSTRAINTS =
            StreamWriteConstraints.builder().maxNestingDepth(Protocol.MAX_DEPTH).build();

    private static final int WRITE_FEATURES =
            (StreamWriteFeature.collectDefaults() | StreamWriteFeature.USE_FAST_DOUBLE_WRITER.getMask())
                    & ~StreamWriteFeature.FLUSH_PASSED_TO_STREAM.getMask()
                    & ~StreamWriteFeature.AUTO_CLOSE_CONTENT.getMask();

    private static final int JSON_FEATURES = JsonWriteFeature.collectDefaults();

    /** The comma between root values makes a row of values the inside of a JSON array (see ValueRowWriter). */
    private static final SerializedString BETWEEN_ROOT_VALUES = new SerializedString(",");

    private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.defaultPool();

    private Json() {}

    /**
     * Returns a parser over one JSON text in UTF-8; what follows the text is not looked at unless it is asked for. The parser
     * knows what our codecs ask of one; for others there is {@link #whole}.
     */
    public static JsonParser parser(byte[] json) {
        return parser(json, new PlainNames());
    }

    /**
     * Returns the same for one of many small texts whose members have the same names.
     *
     * @param names what the parsers of all of them are given; only one of these may be in use at a time
     */
    public static JsonParser parser(byte[] json, PlainNames names) {
        return new PlainParser(json, names);
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
        IOContext context = new IOContext(
                StreamReadConstraints.defaults(),
                WRITE_CONSTRAINTS,
                ErrorReportConfiguration.defaults(),
                BUFFERS.acquireAndLinkPooled(),
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
        return new UTF8JsonGenerator(
                ObjectWriteContext.empty(),
                context,
                WRITE_FEATURES,
                JSON_FEATURES,
                out,
                BETWEEN_ROOT_VALUES,
                null,
                null,
                0,
                '"');
    }
}
