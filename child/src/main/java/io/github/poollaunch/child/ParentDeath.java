package io.github.poollaunch.child;

/**
 * What a child does when its parent is gone: it takes its own children along and halts at once, whatever its task is
 * doing and whatever shutdown hooks the user's code has left.
 */
final class ParentDeath implements Runnable {

    /** The exit code of a child that has lost its parent; nobody is there to read it but an administrator. */
    private static final int CODE = 71;

    @Override
    public void run() {
        Departure.disarm();
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        } finally {
            Departure.halt(CODE);
        }
    }
}
