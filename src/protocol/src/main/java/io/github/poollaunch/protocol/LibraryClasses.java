package io.github.poollaunch.protocol;

import java.io.IOException;
import java.io.InputStream;

/**
 * Those classes of ours that need a library which a user may bring in another version, or leave out. They are asked for by
 * name: a child's JVM loads our classes by itself, as it does the JDK's own, and so none that needs something of the class
 * path; a class loader here makes those. Stateless.
 */
public final class LibraryClasses {

    // Not whole names, which would stay as they are in a relocated copy of our classes.
    private static final String HERE = LibraryClasses.class.getPackageName();

    /** All that needs databind. */
    private static final String DATABIND_PACKAGE = HERE + ".databind.";

    /** Implements {@link io.github.poollaunch.protocol.value.DatabindDoor}. */
    public static final String DATABIND = DATABIND_PACKAGE + "DatabindCodecs";

    /** Implements {@link io.github.poollaunch.protocol.format.ValueFormat}. */
    public static final String SMILE = HERE + ".format.SmileFormat";

    private LibraryClasses() {}

    /**
     * Loads one of them: always the same class for a name.
     *
     * @throws LinkageError if it is missing, or its library, as if it had been named in the code
     */
    public static Class<?> load(String name) {
        ClassLoader own = LibraryClasses.class.getClassLoader();
        try {
            return Class.forName(name, true, own == null ? BelowClassPath.LOADER : own);
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(name);
        }
    }

    /** Makes them of the bytes that the JVM's own loader has, with the class path for all that they name. */
    private static final class BelowClassPath extends ClassLoader {

        static final ClassLoader LOADER = new BelowClassPath();

        private BelowClassPath() {
            super(getSystemClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(DATABIND_PACKAGE) && !name.equals(SMILE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> made = findLoadedClass(name);
                return made == null ? make(name) : made;
            }
        }

        private Class<?> make(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
