package io.github.poollaunch.protocol.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A codec of each kind, by a number: what functions may declare that a fuzzed message is decoded for. */
final class Declared {

    /** Each component's type is one that is declared. */
    @SuppressWarnings({"unused", "ArrayRecordComponent", "rawtypes"}) // read by reflection
    private record Types(
            Object any,
            int number,
            Integer boxed,
            long longer,
            byte small,
            short shorter,
            float single,
            double fraction,
            Double boxedFraction,
            boolean truth,
            char letter,
            String text,
            BigInteger whole,
            BigDecimal decimal,
            Number anyNumber,
            Comparable comparable,
            byte[] binary,
            int[] ints,
            double[] doubles,
            String[][] texts,
            Object[] objects,
            List<Integer> list,
            List<Object> anyList,
            Collection<Integer> collection,
            Iterable<Object> iterable,
            Set<Long> set,
            SortedSet<String> sortedSet,
            ArrayDeque<Integer> deque,
            Map<String, Integer> map,
            Map<Integer, List<String>> pairs,
            Map<Object, Object> anyMap,
            NavigableMap<BigDecimal, String> sortedMap,
            EnumMap<TimeUnit, Point> enumMap,
            Map<Annotated, Annotated> annotatedMap,
            Map.Entry<String, Double> entry,
            Optional<List<String>> optional,
            OptionalInt optionalInt,
            Instant instant,
            ZonedDateTime zoned,
            Duration duration,
            UUID uuid,
            Locale locale,
            Date date,
            BitSet bits,
            InetAddress address,
            TimeUnit unit,
            Point point,
            Shape shape,
            Plain plain,
            Annotated annotated,
            List<Annotated> annotatedList,
            Exception exception,
            Void nothing) {}

    record Point(int x, List<String> names, Point next) {}

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius, Shape inner) implements Shape {}

    record Square(Object side) implements Shape {}

    static final class Plain {
        private int number;
        private Map<String, Plain> others;

        @Override
        public String toString() {
            return number + " " + others;
        }
    }

    static final class Annotated {
        @JsonProperty("n")
        private int number;

        @JsonProperty
        private List<Annotated> more;

        @JsonProperty
        private Object any;

        @Override
        public String toString() {
            return number + " " + more + " " + any;
        }
    }

    private static final List<ValueCodec> CODECS = codecs();

    private Declared() {}

    private static List<ValueCodec> codecs() {
        Codecs wire = Codecs.wire();
        List<Type> types = new ArrayList<>();
        for (RecordComponent each : Types.class.getRecordComponents()) {
            types.add(each.getGenericType());
        }
        List<ValueCodec> codecs = new ArrayList<>();
        for (Type each : types) {
            codecs.add(wire.of(each));
        }
        codecs.add(wire.ofArguments(List.of(types.get(0), types.get(1), types.get(10))));
        return codecs;
    }

    static int count() {
        return CODECS.size();
    }

    static ValueCodec of(int number) {
        return CODECS.get(Math.floorMod(number, CODECS.size()));
    }
}
