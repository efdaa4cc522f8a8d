package io.github.poollaunch.child;

import java.util.concurrent.CountDownLatch;

/** Tells of the parent's end instead of ending this JVM. */
record CountedEnd(CountDownLatch parentGone) implements Inbox.End {

    @Override
    public void parentIsGone() {
        parentGone.countDown();
    }

    @Override
    public void cannotBeRead(Throwable why) {
        throw new IllegalStateException("the requests cannot be read", why);
    }
}
