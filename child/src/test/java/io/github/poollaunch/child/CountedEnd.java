package io.github.poollaunch.child;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Tells of the parent's end instead of ending this JVM. */
record CountedEnd(CountDownLatch parentGone) implements Inbox.End {

    @Override
    public void parentIsGone() {
        parentGone.countDown();
    }

    @Override
    public void stopped() {
        LockSupport.park(); // A pipe of the JDK's wants its reader to be alive.
    }

    @Override
    public void cannotBeRead(Throwable why) {
        throw new IllegalStateException("the requests cannot be read", why);
    }
}
