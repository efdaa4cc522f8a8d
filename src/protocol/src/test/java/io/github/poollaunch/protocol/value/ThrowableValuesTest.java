package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions that are passed or returned, not thrown. */
class ThrowableValuesTest {

    public static final class Own extends Exception {
        private static final long serialVersionUID = 1;

        public Own(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static final class WithField extends Exception {
        private static final long serialVersionUID = 1;
        private final int code;

        public WithField(String message) {
            super(message);
            this.code = message.length();
        }

        int code() {
            return code;
        }
    }

    public static final class OtherMessage extends Exception {
        private static final long serialVersionUID = 1;

        public OtherMessage(String what) {
            super("about " + what);
        }
    }

    public static final class Hidden extends Exception {
        private static final long serialVersionUID = 1;

        private Hidden() {}
    }

    record Outcome(int item, Exception failure) {}

    private final Travel travel = Travel.plainly();

    @Test
    void exception_arrivesInItsOwnType_withAllOfIt() {
        Own own = new Own("outer", new UncheckedIOException("inner", new IOException("disk")));
        own.addSuppressed(new IllegalStateException());
        for (Class<?> declared : List.of(Own.class, Exception.class, Throwable.class)) {
            Throwable read = (Throwable) travel.arrives(declared, own);
            assertThat(read).isExactlyInstanceOf(Own.class).hasMessage("outer");
            assertThat(read.getCause())
                    .isExactlyInstanceOf(UncheckedIOException.class)
                    .hasMessage("inner");
            assertThat(read.getCause().getCause())
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("disk");
            assertThat(read.getSuppressed()[0])
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage(null);
            // The names of modules and loaders do not travel.
            assertThat(read.getStackTrace()).hasSameSizeAs(own.getStackTrace());
            assertThat(read.getStackTrace()[0]).hasToString(own.getStackTrace()[0].toString());
        }
        assertThat(travel.arrives(Exception.class, null)).isNull();
        Outcome read = (Outcome) travel.arrives(Outcome.class, new Outcome(3, new IOException("x")));
        assertThat(read.failure()).isExactlyInstanceOf(IOException.class).hasMessage("x");
    }

    @Test
    void exceptionThatWouldLoseSomething_isRefused() {
        assertThat(travel.refusal(Exception.class, new WithField("abc")))
                .contains("the field code of the exception " + WithField.class.getName())
                .contains("use a record");
        assertThat(travel.refusal(new TypeOf<List<Exception>>() {}.type(), List.of(new SQLException("r", "s", 5))))
                .startsWith("at [0]: the field ")
                .contains("java.sql.SQLException");
        assertThat(travel.refusal(Exception.class, new IOException("x", new WithField("abc"))))
                .startsWith("at .getCause(): the field code");
        assertThat(travel.refusal(Exception.class, new OtherMessage("x")))
                .contains(OtherMessage.class.getName() + " would not arrive as it is")
                .contains("public constructor");
        assertThat(travel.refusal(Exception.class, new Hidden())).contains("would not arrive as it is");
        IOException cycle = new IOException("a");
        cycle.initCause(new IOException("b", cycle));
        assertThat(travel.refusal(Exception.class, cycle)).contains("contains itself");
        assertThat(travel.refusal(IOException.class, new IllegalStateException()))
                .contains("expected java.io.IOException");
        assertThat(travel.refusal(Object.class, new IOException("x")))
                .contains("java.io.IOException cannot travel where");
    }
}
