package io.github.poollaunch.protocol.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

class RowFormatTest {

    private static RowFormat named(String name) {
        return RowFormat.named(name, RowFormatTest.class.getClassLoader());
    }

    /** A format with limits of its own. */
    public static final class Narrow implements ValueFormat {
        @Override
        public TokenStreamFactory factory() {
            return JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(1)
                            .maxNestingDepth(1)
                            .build())
                    .build();
        }
    }

    /** A format whose factory is not there. */
    public static final class Without implements ValueFormat {
        @Override
        public TokenStreamFactory factory() {
            return null;
        }
    }

    /** A format that nobody may make. */
    public static final class Hidden implements ValueFormat {
        private Hidden() {}

        @Override
        public TokenStreamFactory factory() {
            return new JsonFactory();
        }
    }

    @Test
    void named_asHellosDo_isFound() {
        assertThat(named("smile").name())
                .isEqualTo(RowFormat.of(SmileFormat.class).name());
        assertThat(named(Narrow.class.getName()).name()).isEqualTo(Narrow.class.getName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no.such.Format",
                "",
                "java.lang.String",
                "io.github.poollaunch.protocol.format.RowFormatTest$Hidden",
                "io.github.poollaunch.protocol.format.RowFormatTest$Without",
                "io.github.poollaunch.protocol.format.ValueFormat",
            })
    void named_whatIsNoFormat_saysWhichAndWhatToDo(String name) {
        assertThatThrownBy(() -> named(name))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("the wire format " + name + " cannot be used here")
                .hasMessageContaining("on the workers' class path");
    }

    @Test
    void limits_ofTheFormatsOwn_areReplaced() {
        RowFormat format = named(Narrow.class.getName());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = format.generator(out)) {
            for (int i = 0; i < Protocol.MAX_DEPTH; i++) {
                generator.writeStartArray();
            }
            generator.writeString("x".repeat(200_000));
            assertThatThrownBy(generator::writeStartArray).hasMessageContaining("nesting");
            for (int i = 0; i < Protocol.MAX_DEPTH; i++) {
                generator.writeEndArray();
            }
        }
        try (JsonParser parser = format.parser(out.toByteArray(), 0, out.size())) {
            for (int i = 0; i < Protocol.MAX_DEPTH; i++) {
                parser.nextToken();
            }
            parser.nextToken();
            assertThat(parser.getString()).hasSize(200_000);
        }
    }

    @Test
    void generator_endedInsideAValue_doesNotPretendItWhole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonGenerator generator = named("smile").generator(out);
        generator.writeStartArray();
        generator.writeNumber(1);
        generator.close();
        // The header, the array's start, the number; no end.
        assertThat(out.size()).isEqualTo(6);
    }
}
