package io.github.poollaunch.crew;

import java.util.concurrent.atomic.AtomicBoolean;

/** A worker's hold of its slot: entered by the worker's thread, left once, by that or whoever gives the worker up. */
final class SlotHold {

    private final Slot slot;
    private final AtomicBoolean held = new AtomicBoolean();

    SlotHold(Slot slot) {
        this.slot = slot;
    }

    /** Waits for the slot, unless it is held. */
    void enter() throws InterruptedException {
        if (!held.get()) {
            slot.acquire();
            held.set(true);
        }
    }

    boolean isHeld() {
        return held.get();
    }

    /** Gives the slot back, if it is held. */
    void leave() {
        if (held.compareAndSet(true, false)) {
            slot.release();
        }
    }
}
