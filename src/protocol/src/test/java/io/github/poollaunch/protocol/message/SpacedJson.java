package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.ValueFormat;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** A text format whose values cannot simply be put one behind the other: 1 and 2 would be 12. */
public final class SpacedJson implements ValueFormat {

    public SpacedJson() {}

    @Override
    public TokenStreamFactory factory() {
        return JsonFactory.builder().rootValueSeparator(" ").build();
    }
}
