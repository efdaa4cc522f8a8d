package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Wire;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.ValueCheck;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The inside of a JSON array, value by value, at the end of a frame. A value that turns out not to fit leaves nothing
 * behind, and the row goes on. Not thread-safe.
 */
final class ValueRowWriter {

    private final FrameBuffer frame;
    private JsonGenerator out;
    private int count;
    private boolean commaDue;

    ValueRowWriter(FrameBuffer frame) {
        this.frame = frame;
        this.out = Wire.generator(frame);
    }

    /**
     * Appends one value.
     *
     * @throws ValueException if it does not fit; the row is then as it was before
     */
    void add(ValueCodec codec, @Nullable Object value) {
        int before = 0;
        boolean atRisk = codec.canBreakOff() || commaDue;
        if (atRisk) {
            out.flush();
            before = frame.size();
        }
        try {
            if (commaDue) {
                frame.write(',');
                commaDue = false;
            }
            codec.write(out, value);
            count++;
        } catch (ValueException e) {
            takeBack(atRisk, before);
            throw e;
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e; // The whole frame's fault.
        } catch (RuntimeException | Error e) {
            // Jackson's limits, or the user's code.
            takeBack(atRisk, before);
            throw ValueCheck.refusal(e);
        }
    }

    private void takeBack(boolean atRisk, int before) {
        if (atRisk) {
            // The generator is inside the broken value: a new one starts where that began. It takes its first value for
            // the row's first, so that the comma is left to us.
            out = Wire.generator(frame);
            frame.truncate(before);
            commaDue = count > 0;
        }
    }

    /** Brings all that was added into the frame. */
    void end() {
        out.flush();
    }
}
