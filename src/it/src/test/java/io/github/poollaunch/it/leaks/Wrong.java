package io.github.poollaunch.it.leaks;

/** A result is not what it should be: then its level does not matter. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Wrong(String message) {
        super(message);
    }

    static void unless(boolean right, String what) {
        if (!right) {
            throw new Wrong(what);
        }
    }
}
