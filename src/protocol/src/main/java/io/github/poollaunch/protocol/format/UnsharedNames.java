package io.github.poollaunch.protocol.format;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * JSON, each of whose parsers has a table of names of its own. Jackson's own factory takes over the table of each parser that
 * has come to its end: one child that sends a name of megabytes would have the parent keep it for ever, and copy it for
 * each later message with a name that is new.
 *
 * <p>A new table of few names is cheaper than the copy that a parser makes of a shared one when it meets its first new name.
 */
final class UnsharedNames extends JsonFactory {
    private static final long serialVersionUID = 1;

    UnsharedNames(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext read, IOContext context, byte[] bytes, int offset, int length) {
        // Always UTF-8: no guess at the encoding, and a mark of the byte order is no JSON here.
        return new PlainStringsParser(
                read,
                context,
                read.getStreamReadFeatures(_streamReadFeatures),
                read.getFormatReadFeatures(_formatReadFeatures),
                new Names().makeChild(_factoryFeatures),
                bytes,
                offset,
                offset + length);
    }

    private static final class Names extends ByteQuadsCanonicalizer {

        /** The least that Jackson takes; the table grows by itself. */
        private static final int SIZE = 16;

        /** Not to be known to who chooses the names; odd, as Jackson's own. */
        private static final int SEED = Long.hashCode(System.nanoTime()) | 1;

        Names() {
            super(SIZE, SEED);
        }
    }
}
