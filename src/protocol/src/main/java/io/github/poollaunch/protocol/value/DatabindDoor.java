package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.LibraryClasses;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The door to databind: what is behind it is loaded when a type first needs it. Thread-safe. */
public interface DatabindDoor {

    /**
     * Returns the codec of a class that Jackson has something to say about.
     *
     * @throws ValueException if databind cannot handle it
     */
    ValueCodec codec(Type type);

    /**
     * Opens it.
     *
     * @param codecs write what stands in the properties
     * @param configuration the user's; null for none
     * @throws LinkageError if databind is missing
     */
    static DatabindDoor open(Codecs codecs, @Nullable JacksonConfiguration configuration) {
        Class<? extends DatabindDoor> type =
                LibraryClasses.load(LibraryClasses.DATABIND).asSubclass(DatabindDoor.class);
        try {
            return type.getConstructor(Codecs.class, JacksonConfiguration.class).newInstance(codecs, configuration);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure; // The configuration's, say.
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
