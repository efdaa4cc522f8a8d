package io.github.poollaunch.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** This JVM's end, which nothing may hold up or hide that a task has set: a System.err, a security manager. */
final class Departure {

    private Departure() {}

    /** Tells the user, whatever {@code System.err} is by now. */
    static void say(String words) {
        byte[] line = ("pool-launch: " + words + "\n").getBytes(Charset.defaultCharset());
        try {
            new FileOutputStream(FileDescriptor.err).write(line); // Never closed: the VM's own end does that.
        } catch (IOException e) {
            // Nobody hears it any more.
        }
    }

    /** Ends the VM; its shutdown hooks run. */
    static void exit(int code) {
        disarm();
        System.exit(code);
    }

    /** Ends the VM at once. */
    static void halt(int code) {
        disarm();
        Runtime.getRuntime().halt(code);
    }

    /** Takes away a security manager, which may be there just to forbid the VM's end to a task (Java 17 to 23). */
    @SuppressWarnings("removal")
    static void disarm() {
        try {
            if (System.getSecurityManager() != null) {
                System.setSecurityManager(null);
            }
        } catch (SecurityException e) {
            // One that forbids this, too. It may allow the end all the same; if not, the parent ends the process.
        }
    }
}
