package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import io.github.poollaunch.protocol.value.ValueOutput;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/**
 * The codec of one of the JDK's value types. Where a class is declared exactly that class may stand, where an abstract one
 * is, the JDK's own classes of it.
 */
abstract class JdkCodec<T> implements ValueCodec {

    private final Class<T> type;
    private final boolean exact;

    JdkCodec(Class<T> type) {
        this.type = type;
        // InetAddress is a class that stands for its two subclasses.
        this.exact = !Modifier.isAbstract(type.getModifiers()) && type != InetAddress.class;
    }

    @Override
    public final void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        checkType(value);
        writeValue(out, type.cast(value));
    }

    private void checkType(Object value) {
        if (exact ? value.getClass() != type : !type.isInstance(value)) {
            throw ValueException.notA(type.getTypeName(), value);
        }
    }

    @Override
    public final @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        try {
            T value = readValue(in, in.currentToken());
            if (value != null) {
                return value;
            }
        } catch (InputCoercionException outOfRange) {
            throw ValueException.unreadable(type.getTypeName(), in);
        } catch (ValueException | JacksonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ValueException(
                    ValueException.unreadable(type.getTypeName(), in).getMessage() + " (" + e.getMessage() + ")");
        }
        throw ValueException.unreadable(type.getTypeName(), in);
    }

    /** Refuses a value that would arrive as another one. */
    final ValueException inexact(Object value, String mend) {
        return new ValueException("this " + type.getTypeName() + " cannot travel exactly (" + value + "): " + mend);
    }

    abstract void writeValue(ValueOutput out, T value);

    /** Returns null if the token does not fit. */
    abstract @Nullable T readValue(JsonParser in, JsonToken token);
}
