package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.lang.reflect.Type;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JdkObsolete") // old collections are values like any other
class ContainersTest {

    private final Travel travel = Travel.plainly();

    static Stream<Arguments> kinds() {
        Properties properties = new Properties();
        properties.setProperty("a", "1");
        Map<String, Integer> withNull = new LinkedHashMap<>();
        withNull.put(null, 1);
        withNull.put("b", null);
        return Stream.of(
                of(new TypeOf<LinkedList<Integer>>() {}, new LinkedList<>(Arrays.asList(1, null))),
                of(new TypeOf<Vector<Integer>>() {}, new Vector<>(List.of(1))),
                of(new TypeOf<CopyOnWriteArrayList<Integer>>() {}, new CopyOnWriteArrayList<>(List.of(1))),
                of(new TypeOf<Queue<Long>>() {}, new LinkedList<>(Arrays.asList(1L, null))),
                of(new TypeOf<Deque<Long>>() {}, new LinkedList<>(List.of(1L))),
                of(new TypeOf<TreeSet<String>>() {}, new TreeSet<>(Set.of("b", "a"))),
                of(new TypeOf<EnumSet<TimeUnit>>() {}, EnumSet.of(TimeUnit.DAYS)),
                of(new TypeOf<EnumSet<TimeUnit>>() {}, EnumSet.noneOf(TimeUnit.class)),
                of(new TypeOf<EnumMap<TimeUnit, String>>() {}, new EnumMap<>(Map.of(TimeUnit.DAYS, "d"))),
                of(new TypeOf<Set<TimeUnit>>() {}, EnumSet.allOf(TimeUnit.class)),
                of(new TypeOf<TreeMap<String, Integer>>() {}, new TreeMap<>(Map.of("b", 1, "a", 2))),
                of(new TypeOf<ConcurrentHashMap<Integer, Integer>>() {}, new ConcurrentHashMap<>(Map.of(1, 2))),
                of(new TypeOf<ConcurrentSkipListMap<Integer, Integer>>() {}, new ConcurrentSkipListMap<>(Map.of(1, 2))),
                of(new TypeOf<Hashtable<Integer, Integer>>() {}, new Hashtable<>(Map.of(1, 2))),
                of(new TypeOf<HashMap<List<Integer>, Integer>>() {}, new HashMap<>(Map.of(List.of(1), 2))),
                of(new TypeOf<Properties>() {}, properties),
                of(new TypeOf<Map<String, Integer>>() {}, withNull),
                of(new TypeOf<Map.Entry<String, Long>>() {}, Map.entry("a", 1L)),
                of(new TypeOf<List<Map.Entry<String, Long>>>() {}, List.of(new AbstractMap.SimpleEntry<>(null, 1L))),
                of(new TypeOf<Object>() {}, Map.entry("a", 1L)),
                of(new TypeOf<Object>() {}, Optional.of(5L)),
                of(new TypeOf<Optional<Optional<Integer>>>() {}, Optional.of(Optional.empty())),
                of(new TypeOf<Collection<Integer>>() {}, new LinkedHashSet<>(Arrays.asList(2, null, 1))));
    }

    private static Arguments of(TypeOf<?> type, Object value) {
        return Arguments.of(type.type(), value);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void container_arrivesEqual_inItsOrder(Type type, Object value) {
        Object read = travel.arrives(type, value);
        assertThat(read).isEqualTo(value);
        if (value instanceof Collection) {
            assertThat(((Collection<?>) read).toArray()).containsExactly(((Collection<?>) value).toArray());
        }
        Class<?> raw = TypeVariables.raw(type);
        if (!raw.isInterface() && raw != EnumSet.class && raw != Object.class) {
            assertThat(read).isExactlyInstanceOf(raw);
        }
    }

    @Test
    void queueWithoutEquals_arrivesWithTheSameContent() {
        Object deque = travel.arrives(new TypeOf<ArrayDeque<Integer>>() {}.type(), new ArrayDeque<>(List.of(2, 1)));
        assertThat((ArrayDeque<?>) deque).extracting(String::valueOf).containsExactly("2", "1");
        PriorityQueue<Integer> queue = new PriorityQueue<>(List.of(5, 3, 4, 1, 2));
        PriorityQueue<?> read =
                (PriorityQueue<?>) travel.arrives(new TypeOf<PriorityQueue<Integer>>() {}.type(), queue);
        assertThat(read.toArray()).containsExactly(queue.toArray());
    }

    @Test
    void kindThatWouldBeLost_isRefused() {
        assertThat(travel.refusal(new TypeOf<Queue<Integer>>() {}.type(), new PriorityQueue<>(List.of(1))))
                .contains("PriorityQueue would lose its order where java.util.Queue is declared")
                .contains("declare PriorityQueue");
        assertThat(travel.refusal(new TypeOf<Collection<Integer>>() {}.type(), new ArrayDeque<>(List.of(1))))
                .contains("expected a list or a set where java.util.Collection is declared");
        assertThat(travel.refusal(new TypeOf<HashMap<String, Integer>>() {}.type(), new LinkedHashMap<>()))
                .isEqualTo("expected java.util.HashMap, found java.util.LinkedHashMap");
        assertThat(travel.refusal(new TypeOf<ArrayList<Integer>>() {}.type(), new ArrayList<>() {}))
                .startsWith("expected java.util.ArrayList, found ");
        assertThat(travel.refusal(new TypeOf<Map<String, Integer>>() {}.type(), new IdentityHashMap<>()))
                .contains("an IdentityHashMap cannot travel");
        assertThat(travel.refusal(new TypeOf<IdentityHashMap<String, Integer>>() {}.type(), new IdentityHashMap<>()))
                .contains("an IdentityHashMap cannot travel");
        assertThat(travel.refusal(Object.class, List.of(new IdentityHashMap<>())))
                .startsWith("at [0]: an Identity");
        Properties withDefaults = new Properties(new Properties());
        assertThat(travel.arrives(Properties.class, withDefaults)).isEqualTo(withDefaults);
        Properties defaults = new Properties();
        defaults.setProperty("a", "1");
        assertThat(travel.refusal(Properties.class, new Properties(defaults))).contains("defaults");
        assertThat(travel.refusal(
                        new TypeOf<PriorityQueue<Integer>>() {}.type(),
                        new PriorityQueue<>(Collections.reverseOrder())))
                .contains("comparator");
        assertThat(travel.refusal(
                        new TypeOf<SortedMap<String, Integer>>() {}.type(), new TreeMap<>(Collections.reverseOrder())))
                .contains("comparator");
        assertThat(travel.refusal(
                        new TypeOf<Map<String, Integer>>() {}.type(), new TreeMap<>(String.CASE_INSENSITIVE_ORDER)))
                .contains("comparator");
        assertThat(travel.refusal(new TypeOf<Set<String>>() {}.type(), new TreeSet<>(String.CASE_INSENSITIVE_ORDER)))
                .contains("comparator");
        assertThat(travel.refusal(
                        new TypeOf<LinkedBlockingQueue<Integer>>() {}.type(), new LinkedBlockingQueue<Integer>(3)))
                .contains("capacity");
        assertThat(travel.refusal(new TypeOf<EnumSet<?>>() {}.type(), null)).contains("enum");
    }

    /** A collection by its elements: what else it has would be lost. */
    public static class Tagged extends ArrayList<String> {
        private static final long serialVersionUID = 1;
        String tag;
    }

    public static class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;
    }

    @Test
    void usersOwnCollection_travelsIfItHasNoFields() {
        Names names = new Names();
        names.add("a");
        assertThat(travel.arrives(Names.class, names)).isEqualTo(names).isInstanceOf(Names.class);
        assertThat(travel.refusal(Tagged.class, new Tagged()))
                .contains("the field tag of " + Tagged.class.getTypeName())
                .contains("record");
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked"})
    void wrongElement_isRefusedWithItsPlace() {
        List polluted = new ArrayList(List.of(1, "2"));
        assertThat(travel.refusal(new TypeOf<List<Integer>>() {}.type(), polluted))
                .isEqualTo("at [1]: expected java.lang.Integer, found java.lang.String \"2\"");
        Map map = new LinkedHashMap(Map.of("a", List.of(1L)));
        assertThat(travel.refusal(new TypeOf<Map<String, List<Integer>>>() {}.type(), map))
                .isEqualTo("at [\"a\"][0]: expected java.lang.Integer, found java.lang.Long 1");
        assertThat(travel.refusal(new TypeOf<Map.Entry<String, Integer>>() {}.type(), Map.entry("a", 1L)))
                .startsWith("at .getValue(): expected java.lang.Integer");
    }

    @Test
    void setThatHasOneElementTwice_isRefusedWhenItIsRead() {
        Set<String> byIdentity = Collections.newSetFromMap(new IdentityHashMap<>());
        byIdentity.add(new String("a"));
        byIdentity.add(new String("a"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> travel.arrives(new TypeOf<Set<String>>() {}.type(), byIdentity)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("twice");
    }

    private static final class Hostile extends java.util.AbstractList<Integer> {
        @Override
        public Integer get(int index) {
            throw new ConcurrentModificationException("changed");
        }

        @Override
        public Iterator<Integer> iterator() {
            return super.iterator();
        }

        @Override
        public int size() {
            return 1;
        }
    }

    @Test
    void iteratorThatThrows_isToldWithItsPlace() {
        assertThat(travel.refusal(new TypeOf<List<List<Integer>>>() {}.type(), List.of(List.of(1), new Hostile())))
                .startsWith("at [1]: its elements cannot be read: java.util.ConcurrentModificationException");
        assertThat(travel.refusal(Object.class, List.of(List.of(1), new Hostile())))
                .startsWith("at [1]: its contents cannot be read: java.util.ConcurrentModificationException");
    }
}
