package io.github.poollaunch.it;

import io.github.poollaunch.protocol.format.ValueFormat;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A user's own format: JSON in ASCII, values with a space between them. */
public final class SpacedJsonFormat implements ValueFormat {

    public SpacedJsonFormat() {}

    @Override
    public TokenStreamFactory factory() {
        return JsonFactory.builder()
                .rootValueSeparator(" ")
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
    }
}
