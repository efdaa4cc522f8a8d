package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Tells whether values can travel, without encoding them: they are written to nowhere. So what is refused here is what
 * writing would refuse, for the same reason. It costs a walk over the value. Not thread-safe; one serves any number of values.
 */
public final class ValueCheck {

    /** Made when there is a value that tells by being written only. */
    private @Nullable NoOutput nowhere;

    /**
     * Does nothing if {@code value} can be written.
     *
     * @throws ValueException if it cannot: the same that writing would throw
     */
    public void check(ValueCodec codec, @Nullable Object value) {
        if (codec instanceof ScalarCodec scalar) {
            scalar.check(value);
            return;
        }
        NoOutput out = nowhere == null ? new NoOutput() : nowhere;
        nowhere = out;
        try {
            out.write(codec, value);
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            out.reset();
            throw refusal(e);
        }
    }

    /** Returns what is wrong with a value, told from what writing it threw: it may be the user's code that threw. */
    public static ValueException refusal(Throwable thrown) {
        if (thrown instanceof ValueException refused) {
            return refused;
        }
        if (thrown instanceof StackOverflowError || thrown instanceof StreamConstraintsException) {
            return ValueException.tooDeep();
        }
        return new ValueException("it cannot be written as JSON: " + Fault.textOf(thrown));
    }
}
