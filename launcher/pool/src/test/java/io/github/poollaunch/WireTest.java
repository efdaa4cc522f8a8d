package io.github.poollaunch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.format.ValueFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.core.TokenStreamFactory;

class WireTest {

    /** A format of a user's. */
    public static final class Own implements ValueFormat {
        @Override
        public TokenStreamFactory factory() {
            return new SmileFormat().factory();
        }
    }

    /** One that nobody else can make objects of. */
    private static final class Hidden implements ValueFormat {
        @Override
        public TokenStreamFactory factory() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void wires_ofOneFormat_areEqual() {
        assertThat(Wire.of(SmileFormat.class)).isEqualTo(Wire.SMILE).hasSameHashCodeAs(Wire.SMILE);
        assertThat(Wire.of(Own.class)).isEqualTo(Wire.of(Own.class)).hasSameHashCodeAs(Wire.of(Own.class));
        assertThat(Wire.of(Own.class)).isNotEqualTo(Wire.SMILE);
        assertThat(Wire.JSON).isNotEqualTo(Wire.SMILE).isNotEqualTo("json");
    }

    @Test
    void formatAndName_areThoseOfItsClass() {
        assertThat(Wire.JSON.format()).isNull();
        assertThat(Wire.SMILE.format()).isEqualTo(SmileFormat.class);
        assertThat(Wire.of(Own.class).format()).isEqualTo(Own.class);
        assertThat(Wire.JSON).hasToString("json");
        assertThat(Wire.SMILE).hasToString("smile");
        assertThat(Wire.of(Own.class)).hasToString(Own.class.getName());
    }

    @Test
    void format_ofWhichNoObjectCanBeMade_isRefusedWithItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wire.of(Hidden.class))
                .withMessageContaining(Hidden.class.getName());
    }
}
