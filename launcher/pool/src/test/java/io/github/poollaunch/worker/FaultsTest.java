package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.ChildException;
import io.github.poollaunch.protocol.fault.Fault;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

    static final class OwnMessage extends Exception {
        private static final long serialVersionUID = 1;

        public OwnMessage(String what) {
            super("about " + what);
        }
    }

    private static Throwable rebuilt(Throwable thrown) {
        return Faults.toThrowable(Fault.of(thrown), FaultsTest.class.getClassLoader());
    }

    @Test
    void toThrowable_usualConstructors_keepTheType() {
        List<Throwable> originals = List.of(
                new IllegalStateException("m"),
                new IllegalStateException(),
                new AssertionError("m"),
                new StackOverflowError(),
                new UncheckedIOException("m", new java.io.IOException("c")),
                new NullPointerException(null));
        for (Throwable original : originals) {
            Throwable rebuilt = rebuilt(original);
            assertThat(rebuilt).isExactlyInstanceOf(original.getClass()).hasMessage(original.getMessage());
            assertThat(rebuilt.getStackTrace()).isEqualTo(original.getStackTrace());
            assertThat(String.valueOf(rebuilt.getCause())).isEqualTo(String.valueOf(original.getCause()));
        }
    }

    @Test
    void toThrowable_messageWouldChange_isAPlaceholder() {
        Throwable rebuilt = rebuilt(new OwnMessage("x"));
        assertThat(rebuilt).isInstanceOf(ChildException.class).hasMessage("about x");
        assertThat(rebuilt.toString()).endsWith("OwnMessage: about x");
    }

    @Test
    void toThrowable_classThatIsNoThrowable_isNotTouched() {
        for (String type : List.of("java.lang.Thread", "java.io.File", "no.such.Class")) {
            Fault fault = new Fault(type, "m", type + ": m", List.of(), null, List.of());
            assertThat(Faults.toThrowable(fault, FaultsTest.class.getClassLoader()))
                    .isInstanceOf(ChildException.class);
        }
    }
}
