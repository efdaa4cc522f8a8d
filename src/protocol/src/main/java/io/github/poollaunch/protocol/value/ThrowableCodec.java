package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.fault.Rebuilding;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * An exception that is a value, in the form that one has which is thrown, with its stack, causes and what it suppressed.
 * One that would not be rebuilt as it was is refused.
 */
final class ThrowableCodec implements ValueCodec {

    private final Class<?> declared;

    ThrowableCodec(Class<?> declared) {
        this.declared = declared;
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!declared.isInstance(value)) {
            throw ValueException.notA(declared.getTypeName(), value);
        }
        Throwable thrown = (Throwable) value;
        Fault fault = Fault.of(thrown);
        checkAll(thrown, fault);
        ClassLoader own = thrown.getClass().getClassLoader();
        Throwable again = Rebuilding.of(fault, own == null ? contextLoader() : own, ThrowableCodec::refuse);
        if (!same(fault, Fault.of(again))) {
            throw refuseDifferent(fault);
        }
        if (out.isBinary() && BinaryText.isNeeded(String.valueOf(fault.message()))) {
            throw new ValueException(
                    "a message with half of a surrogate pair cannot travel in a binary format: use JSON");
        }
        try {
            out.generate(fault::write);
        } catch (StreamConstraintsException e) {
            throw ValueException.tooDeep();
        }
    }

    /** Refuses exceptions with fields of their own, and those whose description had to be cut. */
    private static void checkAll(Throwable thrown, Fault fault) {
        if (!fault.type().equals(thrown.getClass().getName())) {
            throw new ValueException("the chain of causes of a " + fault.type()
                    + " contains itself, or is longer than can travel: send its message");
        }
        checkFields(thrown.getClass());
        Fault cause = fault.cause();
        if (cause != null) {
            try {
                checkAll(Objects.requireNonNull(thrown.getCause()), cause);
            } catch (ValueException e) {
                throw e.at(".getCause()");
            }
        }
        Throwable[] suppressed = thrown.getSuppressed();
        for (int i = 0; i < suppressed.length; i++) {
            try {
                checkAll(suppressed[i], fault.suppressed().get(i));
            } catch (ValueException e) {
                throw e.at(".getSuppressed()[" + i + "]");
            }
        }
    }

    private static void checkFields(Class<?> type) {
        for (Class<?> each = type; each != Throwable.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                    throw new ValueException("the field " + field.getName() + " of the exception " + type.getTypeName()
                            + " would be lost: use a record for what it has to tell");
                }
            }
        }
    }

    private static boolean same(@Nullable Fault fault, @Nullable Fault again) {
        if (fault == null || again == null) {
            return fault == null && again == null;
        }
        boolean same = fault.type().equals(again.type())
                && Objects.equals(fault.message(), again.message())
                && fault.text().equals(again.text())
                && fault.stack().equals(again.stack())
                && same(fault.cause(), again.cause())
                && fault.suppressed().size() == again.suppressed().size();
        for (int i = 0; same && i < fault.suppressed().size(); i++) {
            same = same(fault.suppressed().get(i), again.suppressed().get(i));
        }
        return same;
    }

    private static Throwable refuse(Fault fault) {
        throw refuseDifferent(fault);
    }

    private static ValueException refuseDifferent(Fault fault) {
        return new ValueException("a " + fault.type() + " would not arrive as it is: give it a public constructor that"
                + " takes its message (and its cause), or use a record for what it has to tell");
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw ValueException.unreadable(declared.getTypeName(), in);
        }
        Fault fault;
        try {
            fault = Fault.read(in);
        } catch (IllegalArgumentException e) {
            throw new ValueException("expected " + declared.getTypeName() + ": " + e.getMessage());
        }
        ClassLoader own = declared.getClassLoader();
        Throwable rebuilt = Rebuilding.of(fault, own == null ? contextLoader() : own, ThrowableCodec::refuse);
        if (!declared.isInstance(rebuilt)) {
            throw ValueException.notA(declared.getTypeName(), rebuilt);
        }
        return rebuilt;
    }

    private static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ClassLoader.getSystemClassLoader() : context;
    }
}
