package io.github.poollaunch.protocol.format;

import tools.jackson.core.TokenStreamFactory;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/** Smile, Jackson's binary form of JSON. The one class that knows its library, and is loaded only if it is asked for. */
public final class SmileFormat implements ValueFormat {

    public SmileFormat() {}

    @Override
    public TokenStreamFactory factory() {
        return SmileFactory.builder()
                // Seven bits a byte keep the byte FF free for streams that look for it; our parts have their lengths.
                .disable(SmileWriteFeature.ENCODE_BINARY_AS_7BIT)
                // A name that comes again in a part is a reference; a table of all names that any child has ever sent
                // is not
                // wanted (see UnsharedNames).
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();
    }
}
