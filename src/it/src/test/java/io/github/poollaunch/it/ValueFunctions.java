package io.github.poollaunch.it;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Functions over values of every kind, for the process tests. */
public final class ValueFunctions {
    private ValueFunctions() {}

    public record Named(@JsonProperty("the name") String name, Object anything) {}

    public sealed interface Shape permits Circle, Square {}

    public record Circle(double radius) implements Shape {}

    public record Square(double side) implements Shape {}

    public static final class Counter {
        private int count;
        private final Instant since;

        @SuppressWarnings("unused") // by the pool
        private Counter() {
            this(Instant.EPOCH);
        }

        public Counter(Instant since) {
            this.since = since;
        }

        public int count() {
            return count;
        }

        public Instant since() {
            return since;
        }
    }

    public static Named again(Named named) {
        return new Named(named.name() + "!", named.anything());
    }

    public static Shape turned(Shape shape) {
        return shape instanceof Circle circle ? new Square(circle.radius()) : new Circle(((Square) shape).side());
    }

    public static Counter counted(Counter counter) {
        Counter next = new Counter(counter.since);
        next.count = counter.count + 1;
        return next;
    }

    public static Exception wrapped(Exception failure) {
        return new IllegalStateException("wrapped", failure);
    }

    public static Map<Path, Duration> later(Map<Path, Duration> times) {
        times.replaceAll((path, time) -> time.plusSeconds(1));
        return times;
    }
}
