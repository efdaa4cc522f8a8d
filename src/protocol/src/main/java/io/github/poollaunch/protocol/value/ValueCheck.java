package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Tells whether values can travel, without encoding them. What is refused here is what
 * writing would refuse, for the same reason. It costs a walk over the value. Not thread-safe; one serves any number of values.
 */
public final class ValueCheck {

    /** Made when there is a value that tells by being written only. */
    private @Nullable NoOutput nowhere;

    /** In how many arrays and objects the part is that is being checked. */
    private int depth;

    /**
     * Does nothing if {@code value} can be written.
     *
     * @throws ValueException if it cannot: the same that writing would throw
     */
    public void check(ValueCodec codec, @Nullable Object value) {
        depth = 0;
        try {
            codec.check(value, this);
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // The user's code may throw a checked one.
            throw refusal(e);
        }
    }

    /** What follows is in one more array or object, up to {@link #close}. */
    void open() {
        if (depth == Protocol.MAX_DEPTH) {
            throw ValueException.tooDeep();
        }
        depth++;
    }

    void close() {
        depth--;
    }

    /** Has a part of the value tell by being written to nowhere. */
    void write(ValueCodec codec, @Nullable Object part) {
        NoOutput out = nowhere == null ? new NoOutput() : nowhere;
        nowhere = out;
        out.write(codec, part, depth);
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
