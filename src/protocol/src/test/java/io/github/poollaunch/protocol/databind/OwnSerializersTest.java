package io.github.poollaunch.protocol.databind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.value.Travel;
import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** Serializers of the user's own, within values that our codecs write. */
class OwnSerializersTest {

    record Holder<T>(int before, T value, int after) {}

    @JsonSerialize(using = WritesNothing.class)
    record Nothing() {}

    static final class WritesNothing extends ValueSerializer<Nothing> {
        @Override
        public void serialize(Nothing value, JsonGenerator out, SerializationContext context) {}
    }

    @JsonSerialize(using = WritesTwo.class)
    record Two() {}

    static final class WritesTwo extends ValueSerializer<Two> {
        @Override
        public void serialize(Two value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(1);
            out.writeNumber(2);
        }
    }

    @JsonSerialize(using = WritesHalf.class)
    record Half() {}

    static final class WritesHalf extends ValueSerializer<Half> {
        @Override
        public void serialize(Half value, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
        }
    }

    /** Where its serializer has found itself. */
    @JsonSerialize(using = WritesPlace.class)
    @JsonDeserialize(using = ReadsPlace.class)
    record Place(String pointer) {}

    static final class WritesPlace extends ValueSerializer<Place> {
        @Override
        public void serialize(Place value, JsonGenerator out, SerializationContext context) {
            out.writeString(out.streamWriteContext().pathAsPointer()
                    + (out.streamWriteContext().inObject() ? " object" : ""));
        }
    }

    static final class ReadsPlace extends ValueDeserializer<Place> {
        @Override
        public Place deserialize(JsonParser in, DeserializationContext context) {
            return new Place(in.getString());
        }
    }

    private static final List<Travel> FORMATS = List.of(Travel.plainly(), Travel.inSmile());

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(Nothing.class, new Nothing()),
                Arguments.of(Two.class, new Two()),
                Arguments.of(Half.class, new Half()),
                Arguments.of(new TypeOf<List<Nothing>>() {}.type(), List.of(new Nothing(), new Nothing())),
                Arguments.of(new TypeOf<Holder<Nothing>>() {}.type(), new Holder<>(1, new Nothing(), 2)),
                Arguments.of(new TypeOf<List<Two>>() {}.type(), List.of(new Two())),
                Arguments.of(new TypeOf<Holder<Half>>() {}.type(), new Holder<>(1, new Half(), 2)));
    }

    /** It would be another value, or break what others have written in the same message. */
    @ParameterizedTest
    @MethodSource("wrong")
    void serializerThatDoesNotWriteOneValue_costsThatValueOnly(Type type, Object value) {
        for (Travel travel : FORMATS) {
            assertThat(travel.refusal(type, value)).contains("has not written one value");
        }
    }

    /** Jackson itself refuses it there, by each format in other words. */
    @Test
    void serializerThatWritesTwoValues_inAnObject_isRefused() {
        assertThat(Travel.plainly().refusal(new TypeOf<Holder<Two>>() {}.type(), new Holder<>(1, new Two(), 2)))
                .contains("at .value", "expecting a property name");
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(new TypeOf<Holder<Place>>() {}.type(), new Holder<>(1, new Place(""), 2), "/value object"),
                Arguments.of(
                        new TypeOf<Holder<Map<String, List<Place>>>>() {}.type(),
                        new Holder<>(1, Map.of("key", List.of(new Place(""))), 2),
                        "/value/key"));
    }

    /** It may write less, say, where it is deep in others. */
    @ParameterizedTest
    @MethodSource("places")
    void serializer_seesWhereItIs(Type type, Object value, String place) {
        for (Travel travel : FORMATS) {
            assertThat(travel.arrives(type, value).toString()).contains("Place[pointer=" + place + "]");
        }
    }
}
