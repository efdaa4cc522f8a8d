package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Accessors, constructors and initialisers of the user's that throw: it is the value's fault, and nobody else's. */
class ThrowingUserCodeTest {

    record Sneaky(String text) {
        Sneaky {
            if (text.isEmpty()) {
                ThrowingUserCodeTest.<RuntimeException>raise(new IOException("empty"));
            }
        }

        @Override
        public String text() {
            if (text.equals("untold")) {
                ThrowingUserCodeTest.<RuntimeException>raise(new IOException("not told"));
            }
            return text;
        }
    }

    @SuppressWarnings("unchecked") // that is the trick
    private static <E extends Exception> void raise(Exception thrown) throws E {
        throw (E) thrown;
    }

    static class Unmade {
        int number;

        Unmade() throws IOException {
            if (broken) {
                throw new IOException("not made");
            }
        }
    }

    private static boolean broken;

    /** As Kotlin's code may throw, and any constructor: it is the value's fault, and nobody else's. */
    @Test
    void checkedException_ofTheUsersCode_isTheValuesFault() throws IOException {
        assertThat(Travel.plainly().refusal(Sneaky.class, new Sneaky("untold")))
                .contains("text", "its accessor failed", "not told");
        assertThatThrownBy(() -> read(Sneaky.class, "{\"text\":\"\"}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("refused the values")
                .hasMessageContaining("empty");
        broken = true;
        try {
            assertThatThrownBy(() -> read(Unmade.class, "{\"number\":1}"))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("not made");
        } finally {
            broken = false;
        }
        assertThat(((Unmade) read(Unmade.class, "{\"number\":3}")).number).isEqualTo(3);
    }

    record Once(String text) {
        static int asked;

        @Override
        public String text() {
            if (asked++ == 0) {
                throw new IllegalStateException("the first time");
            }
            return text;
        }
    }

    static class OnceMade {
        static int made;

        @SuppressWarnings("unused") // a member
        int number;

        OnceMade() {
            if (made++ == 0) {
                throw new IllegalStateException("the first time");
            }
        }
    }

    static class Uninitialised {
        static {
            if (true) {
                throw new IllegalStateException("why");
            }
        }

        @SuppressWarnings("unused") // a member
        int number;
    }

    @Test
    void whatThrowsOnce_isRefused() {
        Once.asked = 0;
        assertThatThrownBy(() -> written(Once.class, new Once("x")))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("its accessor failed")
                .hasMessageContaining("the first time");
        OnceMade.made = 0;
        assertThatThrownBy(() -> read(OnceMade.class, "{\"number\":1}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("the constructor of")
                .hasMessageContaining("the first time");
        assertThat(OnceMade.made).isEqualTo(1);
    }

    @Test
    void classThatCannotBeInitialised_isToldWithItsCause() {
        assertThatThrownBy(() -> read(Uninitialised.class, "{\"number\":1}"))
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasRootCauseMessage("why");
    }

    private static String written(Type type, Object value) {
        FrameBuffer frame = new FrameBuffer();
        new JsonOutput(frame).writeWhole(Codecs.wire().of(type), value);
        return new String(frame.toByteArray(), StandardCharsets.UTF_8);
    }

    private static Object read(Type type, String json) {
        try (JsonParser parser = Json.parser(json.getBytes(StandardCharsets.UTF_8))) {
            JsonToken unused = parser.nextToken();
            return Codecs.wire().of(type).read(parser);
        }
    }
}
