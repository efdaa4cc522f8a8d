package io.github.poollaunch.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.protocol.function.FunctionException;
import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.net.Socket;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class UnserializablePathTest {

    private static final Socket SOCKET = new Socket();

    private static final String JOB = "(io.github.poollaunch.function.UnserializablePathTest$Job)";

    /** Holds something. */
    private static class Holder implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // what is tested
        Object connection;

        @SuppressWarnings("UnusedVariable") // for the search to pass by
        private final transient Object notSent = SOCKET;

        Holder(Object connection) {
            this.connection = connection;
        }
    }

    /** Inherits what it holds. */
    private static final class Job extends Holder implements PoolSupplier<String> {
        private static final long serialVersionUID = 1;

        Job(Object connection) {
            super(connection);
        }

        @Override
        public String get() {
            return "";
        }
    }

    private record Pair(Object left, Object right) implements Serializable {}

    /** Writes itself in its own way. */
    public static final class Own implements Externalizable {
        private static final long serialVersionUID = 1;
        final transient Object hidden = SOCKET;

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    private static String messageOf(PoolSupplier<?> function) {
        try {
            throw new AssertionError("it can travel: " + FunctionSpecs.of(function, PoolSupplier.class));
        } catch (FunctionException e) {
            return e.getMessage();
        }
    }

    @Test
    void captured_directly_isNumbered() {
        String first = "first";
        Socket socket = SOCKET;
        assertThat(messageOf(() -> first + socket))
                .contains("captured value 2 is a java.net.Socket, which is not Serializable");
    }

    @Test
    void captured_insideFields_hasTheWholeWay() {
        Job job = new Job(new Pair("left", new Holder(SOCKET)));
        assertThat(messageOf(() -> job.connection))
                .contains("captured value 1 " + JOB + ".connection.right.connection is a java.net.Socket");
    }

    @Test
    void captured_insideArraysCollectionsAndMaps_hasTheWholeWay() {
        Job job = new Job(new Object[] {1, List.of("a", Map.of("key", SOCKET))});
        assertThat(messageOf(() -> job.connection))
                .contains("captured value 1 " + JOB + ".connection[1][1][key] is a java.net.Socket");
        List<Object> list = new ArrayList<>(List.of("a", SOCKET));
        assertThat(messageOf(() -> list)).contains("captured value 1 (java.util.ArrayList)[1] is a java.net.Socket");
    }

    @Test
    void captured_byACapturedLambda_hasTheWholeWay() {
        Socket socket = SOCKET;
        PoolSupplier<String> inner = () -> socket.toString();
        assertThat(messageOf(() -> inner.get()))
                .contains("captured value 1, a lambda: captured value 1 is a java.net.Socket");
    }

    @Test
    void object_withState_isNamed() {
        assertThat(messageOf(new Job(SOCKET))).contains("its object " + JOB + ".connection is a java.net.Socket");
    }

    @Test
    void cyclesAndOwnForms_areSurvived() {
        Holder one = new Holder(null);
        Holder two = new Holder(new Object[] {one, new Own(), SOCKET});
        one.connection = two;
        assertThat(messageOf(() -> one.connection)).contains(".connection.connection[2] is a java.net.Socket");
    }

    @Test
    void inaccessible_isToldWithoutTheWay() {
        AtomicReference<Object> jdks = new AtomicReference<>(SOCKET);
        assertThat(messageOf(jdks::get)).contains("what it captures holds a java.net.Socket");
    }

    @Test
    void collection_thatCannotBeWalked_isToldWithoutTheWay() {
        final class Broken extends AbstractList<Object> implements Serializable {
            private static final long serialVersionUID = 1;

            @Override
            public Object get(int index) {
                throw new IllegalStateException("broken");
            }

            @Override
            public int size() {
                return 1;
            }
        }
        assertThat(UnserializablePath.find(new Object[] {new Broken(), SOCKET}, "java.net.Socket"))
                .isIn(null, "captured value 2");
    }

    @Test
    void deepChain_endsWithoutOverflow() {
        Holder chain = new Holder(SOCKET);
        for (int i = 0; i < 200_000; i++) {
            chain = new Holder(chain);
        }
        Holder deep = chain;
        assertThatThrownBy(() -> FunctionSpecs.of((PoolSupplier<Object>) () -> deep.connection, PoolSupplier.class))
                .isInstanceOf(FunctionException.class);
    }
}
