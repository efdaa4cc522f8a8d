package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.Protocol;
import java.io.OutputStream;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.json.UTF8JsonGenerator;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.RecyclerPool;

/**
 * Jackson's generators of JSON, which are some fifty classes: loaded when something is not plain. Made without Jackson's
 * factory, which knows all of Jackson's parsers: a JVM that starts takes some 15 ms to load them. Thread-safe.
 */
final class JacksonGenerators {

    static final StreamWriteConstraints CONSTRAINTS =
            StreamWriteConstraints.builder().maxNestingDepth(Protocol.MAX_DEPTH).build();

    private static final int WRITE_FEATURES =
            (StreamWriteFeature.collectDefaults() | StreamWriteFeature.USE_FAST_DOUBLE_WRITER.getMask())
                    & ~StreamWriteFeature.FLUSH_PASSED_TO_STREAM.getMask()
                    & ~StreamWriteFeature.AUTO_CLOSE_CONTENT.getMask();

    private static final int JSON_FEATURES = JsonWriteFeature.collectDefaults();

    private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.defaultPool();

    private JacksonGenerators() {}

    static JsonGenerator over(OutputStream out) {
        IOContext context = new IOContext(
                StreamReadConstraints.defaults(),
                CONSTRAINTS,
                ErrorReportConfiguration.defaults(),
                BUFFERS.acquireAndLinkPooled(),
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
        return new UTF8JsonGenerator(
                ObjectWriteContext.empty(), context, WRITE_FEATURES, JSON_FEATURES, out, null, null, null, 0, '"');
    }
}
