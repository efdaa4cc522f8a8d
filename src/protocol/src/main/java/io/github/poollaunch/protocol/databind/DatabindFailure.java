package io.github.poollaunch.protocol.databind;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** What databind throws, as what it means for a value. */
final class DatabindFailure {
    private DatabindFailure() {}

    /** Returns a {@link ValueException} with the path that databind tells, unless it is the frame's fault. */
    static RuntimeException of(RuntimeException thrown) {
        ValueException refused = null;
        for (Throwable each = thrown; each != null && refused == null; each = each.getCause()) {
            if (each instanceof FrameTooLargeException tooLarge) {
                return tooLarge;
            }
            if (each instanceof StreamConstraintsException) {
                refused = ValueException.tooDeep(Protocol.MAX_DATABIND_DEPTH);
            } else if (each instanceof ValueException inner) {
                refused = inner;
            }
        }
        if (!(thrown instanceof JacksonException jackson)) {
            return refused != null ? refused : thrown;
        }
        if (refused == null) {
            refused = new ValueException(String.valueOf(jackson.getOriginalMessage()));
        }
        List<JacksonException.Reference> path = jackson.getPath();
        for (int i = path.size() - 1; i >= 0; i--) {
            String property = path.get(i).getPropertyName();
            refused = refused.at(property == null ? "[" + path.get(i).getIndex() + "]" : "." + property);
        }
        return refused;
    }
}
