package io.github.poollaunch.protocol.databind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.Travel;
import io.github.poollaunch.protocol.value.Travel.TypeOf;
import io.github.poollaunch.protocol.value.ValueException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullOptional") // null is a value like any other
class DatabindTest {

    record Plain(int x, List<Long> longs) {}

    /** Without an annotation of its own, and nothing public. */
    static final class Secret {
        private long number;

        private Secret() {}
    }

    record Annotated(
            @JsonProperty("the name") String name,
            Object anything,
            Number number,
            Optional<Integer> maybe,
            Set<String> set,
            Map<Integer, Plain> byNumber,
            ZonedDateTime time,
            double notFinite,
            char character,
            Plain plain,
            Secret secret,
            List<Annotated> children,
            @JsonIgnore String ignored) {}

    static final class Point {
        private final int x;
        private final int y;

        @JsonCreator
        Point(@JsonProperty("x") int x, @JsonProperty("y") int y) {
            this.x = x;
            this.y = y;
        }

        @JsonProperty
        int x() {
            return x;
        }

        @JsonProperty
        int y() {
            return y;
        }
    }

    record Wrapper(@JsonValue String text) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Generic<T>(@JsonProperty("c") T content) {}

    static class Animal {
        @JsonProperty
        public String name;
    }

    static final class Dog extends Animal {
        @JsonProperty
        public int barks;
    }

    static class Kennel {
        @JsonProperty
        public Animal one;

        @JsonProperty
        public List<Animal> all;
    }

    @JacksonAnnotationsInside
    @JsonIgnore
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bundle {}

    static final class ByBundle {
        public int kept;

        @Bundle
        public int left;
    }

    @SuppressWarnings("ClassCanBeStatic") // which is what is wrong with it
    class Inner {
        @JsonProperty
        public int n;
    }

    abstract static class Unknown {
        @JsonProperty
        public int n;
    }

    record HasThread(@JsonProperty Thread thread) {}

    @SuppressWarnings("DoNotCallSuggester") // Jackson calls it
    static final class Throwing {
        @JsonProperty
        int value() {
            throw new IllegalStateException("no value today");
        }
    }

    static final class WithTree {
        @JsonProperty
        public JsonNode tree;

        @JsonSerialize(using = HexSerializer.class)
        @JsonDeserialize(using = HexDeserializer.class)
        public int hex;

        @JsonSerialize(using = PlainSerializer.class)
        @JsonDeserialize(using = PlainDeserializer.class)
        public Plain plain;
    }

    static final class HexSerializer extends ValueSerializer<Integer> {
        @Override
        public void serialize(Integer value, JsonGenerator out, SerializationContext context) {
            out.writeString(Integer.toHexString(value));
        }
    }

    static final class HexDeserializer extends ValueDeserializer<Integer> {
        @Override
        public Integer deserialize(JsonParser in, DeserializationContext context) {
            return Integer.parseUnsignedInt(in.getString(), 16);
        }
    }

    /** Goes through the generator, as many users' serializers do. */
    static final class PlainSerializer extends ValueSerializer<Plain> {
        @Override
        public void serialize(Plain value, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            out.writePOJO(value.x());
            out.writePOJO(new Circle(1.5));
            out.writeEndArray();
        }
    }

    static final class PlainDeserializer extends ValueDeserializer<Plain> {
        @Override
        public Plain deserialize(JsonParser in, DeserializationContext context) {
            in.nextToken();
            int x = in.readValueAs(Integer.class);
            in.nextToken();
            JsonNode circle = in.readValueAsTree();
            assertThat(circle.get("radius").asDouble()).isEqualTo(1.5);
            in.nextToken();
            return new Plain(x, null);
        }
    }

    private final Travel travel = Travel.plainly();

    private static Annotated annotated(Object anything, Annotated... children) {
        Map<Integer, Plain> byNumber = new LinkedHashMap<>();
        byNumber.put(5, new Plain(1, Arrays.asList(1L, null)));
        Secret secret = new Secret();
        secret.number = Long.MAX_VALUE;
        return new Annotated(
                "n",
                anything,
                5L,
                Optional.empty(),
                new LinkedHashSet<>(List.of("b", "a")),
                byNumber,
                ZonedDateTime.ofLocal(LocalDateTime.of(2024, 10, 27, 2, 30), ZoneId.of("Europe/Berlin"), null),
                Double.NEGATIVE_INFINITY,
                '\u2028',
                new Plain(2, null),
                secret,
                List.of(children),
                null);
    }

    @Test
    void record_arrivesEqual_withEachPropertyAsItWas() {
        for (Object anything : Arrays.asList(
                null,
                1,
                2L,
                3.5,
                4.5f,
                "s",
                'c',
                (byte) 6,
                new BigDecimal("1.00"),
                List.of(1L, "x"),
                Set.of(7L),
                Map.of("k", 8L),
                Map.of(9, "non-string key"),
                Optional.of(1L))) {
            Annotated sent = annotated(anything, annotated(anything));
            Annotated read = (Annotated) travel.arrives(Annotated.class, sent);
            assertThat(read).usingRecursiveComparison().isEqualTo(sent);
            assertThat(read.anything()).isEqualTo(anything);
            assertThat(read.set()).containsExactly("b", "a");
            assertThat(read.secret().number).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(((Annotated) travel.arrives(
                                Annotated.class,
                                new Annotated(
                                        null, null, null, null, null, null, null, 0, 'a', null, null, null, null)))
                        .maybe())
                .isNull();
    }

    @Test
    void kindsOfAnnotatedClasses_arrive() {
        Point point = (Point) travel.arrives(Point.class, new Point(1, 2));
        assertThat(point.x() + " " + point.y()).isEqualTo("1 2");
        assertThat(travel.arrives(Wrapper.class, new Wrapper("w"))).isEqualTo(new Wrapper("w"));
        assertThat(travel.arrives(Shape.class, new Circle(1))).isEqualTo(new Circle(1));
        assertThat(travel.arrives(new TypeOf<List<Shape>>() {}.type(), List.of(new Circle(1), new Square(2))))
                .isEqualTo(List.of(new Circle(1), new Square(2)));
        assertThat(travel.arrives(Circle.class, new Circle(3))).isEqualTo(new Circle(3));
        assertThat(travel.arrives(new TypeOf<Generic<Long>>() {}.type(), new Generic<>(5L)))
                .isEqualTo(new Generic<>(5L));
        assertThat(travel.arrives(
                        new TypeOf<Map<String, Generic<List<Long>>>>() {}.type(),
                        Map.of("k", new Generic<>(List.of(5L)))))
                .isEqualTo(Map.of("k", new Generic<>(List.of(5L))));
        ByBundle byBundle = new ByBundle();
        byBundle.kept = 1;
        byBundle.left = 2;
        assertThat(travel.arrives(ByBundle.class, byBundle))
                .hasFieldOrPropertyWithValue("kept", 1)
                .hasFieldOrPropertyWithValue("left", 0);
        JsonNode node = JsonMapper.shared().readTree("{\"a\":[1,2.5,null,{\"b\":\"c\"}]}");
        assertThat(travel.arrives(JsonNode.class, node)).isEqualTo(node);
    }

    @Test
    void treesAndUsersSerializers_work() {
        WithTree sent = new WithTree();
        sent.tree = JsonMapper.shared().readTree("{\"a\":[1,2.5,null]}");
        sent.hex = -255;
        sent.plain = new Plain(7, null);
        WithTree read = (WithTree) travel.arrives(WithTree.class, sent);
        assertThat(read.tree).isEqualTo(sent.tree);
        assertThat(read.hex).isEqualTo(-255);
        assertThat(read.plain).isEqualTo(new Plain(7, null));
    }

    @Test
    void subclassWithoutTypeInfo_isRefused() {
        assertThat(travel.refusal(Animal.class, new Dog()))
                .contains("a " + Dog.class.getTypeName() + " would arrive as a " + Animal.class.getTypeName())
                .contains("@JsonTypeInfo");
        Kennel kennel = new Kennel();
        kennel.one = new Dog();
        assertThat(travel.refusal(Kennel.class, kennel))
                .startsWith("at .one: a ")
                .contains("@JsonTypeInfo");
        kennel.one = new Animal();
        kennel.all = List.of(new Animal(), new Dog());
        assertThat(travel.refusal(new TypeOf<List<Kennel>>() {}.type(), List.of(kennel)))
                .startsWith("at [0].all[1]: a ")
                .contains("@JsonTypeInfo");
        kennel.all = List.of(new Animal());
        assertThat(travel.arrives(Kennel.class, kennel))
                .usingRecursiveComparison()
                .isEqualTo(kennel);
    }

    @Test
    void classThatDatabindCannotHandle_isRefusedBeforeAnyWork() {
        assertThat(travel.refusal(Inner.class, null)).contains(Inner.class.getTypeName());
        assertThat(travel.refusal(Unknown.class, null))
                .contains(Unknown.class.getTypeName())
                .contains("@JsonTypeInfo");
        assertThat(travel.refusal(HasThread.class, null)).contains("java.lang.Thread");
        assertThat(travel.refusal(Annotated.class, annotated(new Object())))
                .startsWith("at .anything: a java.lang.Object cannot");
        assertThat(travel.refusal(new TypeOf<List<Throwing>>() {}.type(), List.of(new Throwing())))
                .startsWith("at [0].value: ")
                .contains("no value today");
    }

    @Test
    void wrongJson_isToldWithItsPlace() {
        assertThat(catchThrowable(() -> read("{\"x\":1,\"y\":2,\"z\":3}"))).hasMessageContaining("\"z\"");
        assertThat(catchThrowable(() -> read("{\"x\":null,\"y\":2}"))).hasMessageStartingWith("at .x: ");
        assertThat(catchThrowable(() -> read("{\"x\":\"1\",\"y\":2}"))).hasMessageStartingWith("at .x: ");
        assertThat(catchThrowable(() -> read("{\"x\":1.5,\"y\":2}"))).hasMessageStartingWith("at .x: ");
        assertThat(catchThrowable(() -> read("{\"x\":3000000000,\"y\":2}"))).hasMessageStartingWith("at .x: ");
    }

    private static Object read(String json) {
        try (JsonParser in = io.github.poollaunch.protocol.format.Json.parser(
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            in.nextToken();
            return Codecs.wire().of(Point.class).read(in);
        } catch (ValueException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AssertionError("not a ValueException", e);
        }
    }

    @Test
    void usersConfiguration_handlesWhatOursWouldRefuse() {
        JacksonConfiguration configuration = builder -> builder.addMixIn(NeedsName.class, NeedsNameMixIn.class);
        Travel configured = Travel.with(configuration);
        assertThat(travel.refusal(NeedsName.class, null)).contains("no constructor without parameters");
        NeedsName read = (NeedsName) configured.arrives(NeedsName.class, new NeedsName("Ada"));
        assertThat(read.name).isEqualTo("Ada");
        assertThat(configured.arrives(new TypeOf<List<Plain>>() {}.type(), List.of(new Plain(1, List.of(5L)))))
                .isEqualTo(List.of(new Plain(1, List.of(5L))));
    }

    @Test
    void usersConfiguration_objectProperties_keepTheirTypes() {
        Travel configured = Travel.with(builder -> {});
        for (Object anything : Arrays.asList(
                null,
                1,
                2L,
                3.5,
                Double.NaN,
                4.5f,
                "s",
                'c',
                (byte) 6,
                (short) 7,
                new BigDecimal("1.00"),
                new ArrayList<>(Arrays.asList(1L, "x", null)),
                Set.of(7L),
                Map.of("k", 8L),
                ZoneId.of("UTC"),
                java.time.Instant.EPOCH,
                java.nio.file.Path.of("a"))) {
            Bean sent = new Bean();
            sent.anything = anything;
            sent.number = anything instanceof Number number ? number : null;
            Bean read = (Bean) configured.arrives(Bean.class, sent);
            assertThat(read.anything).isEqualTo(anything);
            assertThat(read.number).isEqualTo(sent.number);
        }
        Bean sent = new Bean();
        sent.anything = new Bean();
        assertThat(configured.refusal(Bean.class, sent))
                .startsWith("at .anything: a ")
                .contains("declare its own type");
        sent.anything = Map.of(1, 2);
        assertThat(configured.refusal(Bean.class, sent)).startsWith("at .anything: expected a string as key");
        sent.anything = null;
        sent.map = Map.of(1, 2);
        assertThat(configured.refusal(Bean.class, sent)).startsWith("at .map").contains("would arrive as a string");
    }

    @Test
    void usersConfiguration_setProperty_arrivesAsASet() {
        HasSet sent = new HasSet();
        sent.set = new java.util.LinkedHashSet<>(List.of(3L, 1L, 2L));
        HasSet read = (HasSet) Travel.with(builder -> {}).arrives(HasSet.class, sent);
        assertThat(read.set).isEqualTo(sent.set).containsExactly(3L, 1L, 2L);
    }

    static final class HasSet {
        public Set<Long> set;
    }

    static final class Bean {
        public Object anything;
        public Number number;
        public Map<Object, Object> map;
    }

    static final class NeedsName {
        final String name;

        NeedsName(String name) {
            this.name = name;
        }
    }

    abstract static class NeedsNameMixIn {
        @JsonProperty
        String name;

        @JsonCreator
        NeedsNameMixIn(@JsonProperty("name") String name) {}
    }
}
