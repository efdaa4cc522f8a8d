package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.Protocol;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Jackson's own parsers of JSON, with our limits. Loaded when a text is not plain ({@link PlainParser}). Thread-safe. */
final class JacksonParsers {

    /** How deep a frame may be: its own objects and arrays are around the values. */
    static final int MAX_DEPTH = Protocol.MAX_DEPTH + 100;

    /** Jackson's limits guard servers against strangers. Here a frame's size bounds everything. */
    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNestingDepth(MAX_DEPTH)
            .build();

    private static final JsonFactory FACTORY = new UnsharedNames(JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // The JDK's own takes a time that grows with the square of the digits.
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER));

    private JacksonParsers() {}

    static JsonParser parser(byte[] bytes, int from, int to) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from);
    }
}
