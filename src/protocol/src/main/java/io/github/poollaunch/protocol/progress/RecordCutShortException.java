package io.github.poollaunch.protocol.progress;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file of a child's record is shorter than it was: the child, or what runs in it, has cut it. */
public final class RecordCutShortException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordCutShortException(@Nullable IOException cause) {
        super("the record of progress was cut short", cause);
    }
}
