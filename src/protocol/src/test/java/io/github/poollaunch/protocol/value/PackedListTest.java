package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Random;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of many doubles that has arrived is a list as any other, whatever is done with it. */
class PackedListTest {

    private static final int SIZE = 1_000;

    private static List<Double> sent() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            values.add((i * 7919 % SIZE) / 2.0);
        }
        return values;
    }

    @SuppressWarnings("unchecked") // what it was sent as
    private static List<Double> arrived() {
        return (List<Double>) Travel.plainly().arrives(new TypeOf<List<Double>>() {}.type(), sent());
    }

    @SuppressWarnings("ModifyingCollectionWithItself") // an ArrayList takes it
    private static Map<String, BiConsumer<List<Double>, Random>> changes() {
        Map<String, BiConsumer<List<Double>, Random>> changes = new TreeMap<>();
        changes.put("set", (list, random) -> list.set(random.nextInt(list.size()), -1.0));
        changes.put("set null", (list, random) -> list.set(random.nextInt(list.size()), null));
        changes.put("add", (list, random) -> list.add(-2.0));
        changes.put("add at", (list, random) -> list.add(random.nextInt(list.size()), -3.0));
        changes.put("add all", (list, random) -> list.addAll(List.of(1.0, 2.0)));
        changes.put("add all at", (list, random) -> list.addAll(random.nextInt(list.size()), List.of(1.0, 2.0)));
        changes.put("add all of itself", (list, random) -> list.addAll(list));
        changes.put("add all of itself at", (list, random) -> list.addAll(random.nextInt(list.size()), list));
        changes.put("add a part of itself", (list, random) -> list.addAll(list.subList(0, 5)));
        changes.put("add a part of itself at", (list, random) -> list.addAll(0, list.subList(0, 5)));
        changes.put("clear", (list, random) -> {
            list.clear();
            list.addAll(sent());
        });
        changes.put(
                "remove if in a part",
                (list, random) -> list.subList(0, list.size() / 2).removeIf(each -> random.nextInt(9) == 0));
        changes.put("remove at", (list, random) -> list.remove(random.nextInt(list.size())));
        changes.put("remove", (list, random) -> list.remove((Object) (random.nextInt(SIZE) / 2.0)));
        changes.put("remove if", (list, random) -> {
            double most = random.nextInt(SIZE) / 2.0;
            list.removeIf(each -> each != null && each > most);
        });
        changes.put(
                "remove all",
                (list, random) -> list.removeAll(new HashSet<>(List.of(1.0, random.nextInt(SIZE) / 2.0))));
        changes.put("retain all", (list, random) -> {
            Set<Double> some = new HashSet<>(sent());
            some.remove(random.nextInt(SIZE) / 2.0);
            list.retainAll(some);
        });
        changes.put("replace all", (list, random) -> list.replaceAll(each -> each == null ? 0.0 : each + 1));
        changes.put("sort", (list, random) -> list.sort(Comparator.nullsFirst(Comparator.naturalOrder())));
        changes.put("shuffle", (list, random) -> Collections.shuffle(list, random));
        changes.put(
                "clear a part",
                (list, random) -> list.subList(list.size() / 4, list.size() / 2).clear());
        changes.put(
                "change a part",
                (list, random) -> list.subList(0, list.size() / 2).add(9.0));
        changes.put("iterator's remove", (list, random) -> {
            Iterator<Double> iterator = list.iterator();
            while (iterator.hasNext()) {
                if (iterator.next() == null || random.nextInt(10) == 0) {
                    iterator.remove();
                }
            }
        });
        changes.put("list iterator", (list, random) -> {
            ListIterator<Double> iterator = list.listIterator(list.size());
            while (iterator.hasPrevious()) {
                Double each = iterator.previous();
                if (random.nextInt(10) == 0) {
                    iterator.set(each == null ? 1.0 : -each);
                } else if (random.nextInt(10) == 0) {
                    iterator.add(5.0);
                    iterator.previous();
                }
            }
        });
        return changes;
    }

    @TestFactory
    List<DynamicTest> eachChange_doesWhatItDoesToAnArrayList() {
        return changes().entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    List<Double> list = arrived();
                    List<Double> model = sent();
                    for (int i = 0; i < 2; i++) { // As it came, and once changed.
                        change.getValue().accept(list, new Random(i));
                        change.getValue().accept(model, new Random(i));
                        assertSame(list, model);
                    }
                }))
                .toList();
    }

    /** One by one, each moving all that follow, a hundred thousand would take seconds, and a million minutes. */
    @Test
    @Timeout(30)
    void removeIf_inAPartOfALongList_ends() {
        List<Double> sent = new ArrayList<>(Collections.nCopies(1_000_000, 0.5));
        @SuppressWarnings("unchecked") // what it was sent as
        List<Double> list = (List<Double>) Travel.plainly().arrives(new TypeOf<List<Double>>() {}.type(), sent);
        list.subList(1, 1_000_000).removeIf(each -> true);
        assertThat(list).containsExactly(0.5);
    }

    @Test
    void changeThatIsRefused_leavesIteratorsAlone() {
        List<Double> list = arrived();
        Iterator<Double> iterator = list.iterator();
        assertThatThrownBy(() -> list.remove(SIZE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.add(SIZE + 1, 1.0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(iterator.next()).isEqualTo(sent().get(0));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyChanges_doWhatTheyDoToAnArrayList(long seed) {
        List<Double> list = arrived();
        List<Double> model = sent();
        List<BiConsumer<List<Double>, Random>> changes =
                new ArrayList<>(changes().values());
        Random choice = new Random(seed);
        for (int i = 0; i < 30 && model.size() > 10; i++) {
            BiConsumer<List<Double>, Random> change = changes.get(choice.nextInt(changes.size()));
            change.accept(list, new Random(i));
            change.accept(model, new Random(i));
            assertSame(list, model);
        }
    }

    private static void assertSame(List<Double> list, List<Double> model) {
        assertThat(list).isEqualTo(model).hasSameHashCodeAs(model).hasToString(model.toString());
        assertThat(model).isEqualTo(list);
        assertThat(list.toArray()).isEqualTo(model.toArray());
        assertThat(list.stream().toList()).isEqualTo(model);
        assertThat(list.indexOf(1.0)).isEqualTo(model.indexOf(1.0));
        assertThat(list.lastIndexOf(-2.0)).isEqualTo(model.lastIndexOf(-2.0));
        assertThat(Travel.plainly().arrives(new TypeOf<List<Double>>() {}.type(), list))
                .isEqualTo(model);
    }

    @Test
    void clear_leavesAnEmptyListThatGrows() {
        List<Double> list = arrived();
        list.clear();
        assertThat(list).isEmpty();
        list.add(1.5);
        assertThat(list).containsExactly(1.5);
    }

    @Test
    void outsideOfIt_throwsAsAnArrayListDoes() {
        for (List<Double> list : Arrays.asList(arrived(), sent())) {
            for (int round = 0; round < 2; round++) {
                assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> list.get(list.size())).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> list.set(list.size(), 1.0)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> list.add(list.size() + 1, 1.0)).isInstanceOf(IndexOutOfBoundsException.class);
                list.add(1.0);
            }
        }
    }

    @Test
    void changedWhileItIsIterated_failsFast() {
        List<Double> list = arrived();
        Iterator<Double> iterator = list.iterator();
        iterator.next();
        list.add(1.0);
        assertThatThrownBy(iterator::next).isInstanceOf(ConcurrentModificationException.class);
        Iterator<Double> another = list.iterator();
        another.next();
        list.removeIf(each -> each > 10);
        assertThatThrownBy(another::next).isInstanceOf(ConcurrentModificationException.class);
    }

    /** Removing one by one would move half of them a million times. */
    @Test
    @Timeout(30)
    @SuppressWarnings("unchecked") // what it was sent as
    void bulkRemoval_ofAMillion_takesNoTime() {
        List<Double> many = new ArrayList<>(Collections.nCopies(1_000_000, 0.5));
        Travel travel = Travel.inSmile();
        for (BiConsumer<List<Double>, Random> change : List.<BiConsumer<List<Double>, Random>>of(
                (list, random) -> list.clear(),
                (list, random) -> list.removeAll(Set.of(0.5)),
                (list, random) -> list.retainAll(Set.of(1.5)))) {
            List<Double> list = (List<Double>) travel.arrives(new TypeOf<List<Double>>() {}.type(), many);
            change.accept(list, new Random());
            assertThat(list).isEmpty();
        }
    }

    @Test
    void javaSerialisation_makesAnArrayListOfIt() throws Exception {
        List<Double> list = arrived();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(list);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isInstanceOf(ArrayList.class).isEqualTo(list);
        }
    }

    @Test
    void access_byIndexIsQuick() {
        assertThat(arrived()).isInstanceOf(RandomAccess.class);
    }

    @Test
    @SuppressWarnings("unchecked") // what it was sent as
    void arrayList_whereItIsDeclared_isOne() {
        List<Double> list = (List<Double>)
                Travel.plainly().arrives(new TypeOf<ArrayList<Double>>() {}.type(), new ArrayList<>(sent()));
        assertThat(list).isExactlyInstanceOf(ArrayList.class).isEqualTo(sent());
    }
}
