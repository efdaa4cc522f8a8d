package io.github.poollaunch.protocol.value;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Opens arrays and objects. The generator counts how deep they nest; what it says of one too many is made a
 * {@link ValueException} here, so that the path to the value is added to it.
 */
public final class Nesting {
    private Nesting() {}

    /**
     * Starts an array.
     *
     * @throws ValueException if that is deeper than values may nest
     */
    public static void startArray(JsonGenerator out) {
        try {
            out.writeStartArray();
        } catch (StreamConstraintsException e) {
            throw ValueException.tooDeep();
        }
    }

    /**
     * Starts an object.
     *
     * @throws ValueException if that is deeper than values may nest
     */
    public static void startObject(JsonGenerator out) {
        try {
            out.writeStartObject();
        } catch (StreamConstraintsException e) {
            throw ValueException.tooDeep();
        }
    }
}
