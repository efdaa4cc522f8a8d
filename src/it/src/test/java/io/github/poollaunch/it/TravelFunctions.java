package io.github.poollaunch.it;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.module.SimpleModule;

/** Functions of many types of values, each of which gives back what it gets. */
public final class TravelFunctions {
    private TravelFunctions() {}

    /** All kinds in one. */
    public record Everything(
            Instant instant,
            ZonedDateTime zoned,
            Duration duration,
            UUID uuid,
            Locale locale,
            Optional<List<Long>> optional,
            Set<Figure> figures,
            Map<Level, double[]> levels,
            Object any) {}

    /** With a body for one constant. */
    public enum Level {
        LOW,
        HIGH {
            @Override
            String text() {
                return "high";
            }
        };

        String text() {
            return "low";
        }
    }

    /** Sealed. */
    public sealed interface Figure permits Circle, Square, Nothing {}

    public record Circle(double radius) implements Figure {}

    public record Square(long side) implements Figure {}

    public enum Nothing implements Figure {
        NOTHING
    }

    /** A plain class, by its fields. */
    public static class Node {
        private final String name;
        private final List<Node> children;

        Node() {
            this("", new ArrayList<>());
        }

        public Node(String name, List<Node> children) {
            this.name = name;
            this.children = children;
        }

        Node add(Node child) {
            children.add(child);
            return this;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && name.equals(node.name) && children.equals(node.children);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, children);
        }
    }

    /** With Jackson's annotations. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public interface Animal {}

    public record Dog(@JsonProperty("call-name") String name, Object weight) implements Animal {}

    /** Made by a creator. */
    public static final class Account {
        private final String owner;
        private final long cents;

        @JsonCreator
        Account(@JsonProperty("owner") String owner, @JsonProperty("cents") long cents) {
            this.owner = owner;
            this.cents = cents;
        }

        @JsonProperty
        String owner() {
            return owner;
        }

        @JsonProperty
        long cents() {
            return cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && owner.equals(account.owner) && cents == account.cents;
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, cents);
        }
    }

    /** Nothing but the user's own module can make one. */
    public static final class Celsius {
        private final double degrees;

        public Celsius(double degrees) {
            this.degrees = degrees;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Celsius celsius && Double.compare(degrees, celsius.degrees) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(degrees);
        }
    }

    /** Jackson's settings of the user's. */
    public static void celsiusSettings(MapperBuilder<?, ?> builder) {
        SimpleModule module = new SimpleModule("celsius");
        module.addSerializer(Celsius.class, new ValueSerializer<Celsius>() {
            @Override
            public void serialize(Celsius value, JsonGenerator out, SerializationContext context) {
                out.writeNumber(value.degrees);
            }
        });
        module.addDeserializer(Celsius.class, new ValueDeserializer<Celsius>() {
            @Override
            public Celsius deserialize(JsonParser in, DeserializationContext context) {
                return new Celsius(in.getDoubleValue());
            }
        });
        builder.addModule(module);
    }

    @SuppressWarnings("DoNotCallSuggester") // it is handed to a pool
    public static void broken(MapperBuilder<?, ?> builder) {
        throw new IllegalStateException("these settings are broken");
    }

    public static Everything everything(Everything value) {
        return value;
    }

    public static Figure figure(Figure value) {
        return value;
    }

    public static Node node(Node value) {
        return value;
    }

    public static Animal animal(Animal value) {
        return value;
    }

    public static Account account(Account value) {
        return value;
    }

    public static Celsius celsius(Celsius value) {
        return value;
    }

    public static Exception failure(Exception value) {
        return value;
    }

    public static Exception makeFailure(int ignored) {
        return new IOException("a value", new IllegalStateException("its cause"));
    }

    public static List<Object> nested(List<Object> value) {
        return value;
    }

    public static List<Integer> integers(List<Integer> value) {
        return value;
    }

    public static String string(String value) {
        return value;
    }

    public static List<Double> doubles(List<Double> values) {
        return values;
    }

    /** The very list that has arrived, with something else in front. */
    public static List<Double> sortInPlace(List<Double> values) {
        Collections.sort(values);
        values.add(0, null);
        return values;
    }

    public static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
