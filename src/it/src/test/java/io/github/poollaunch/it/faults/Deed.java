package io.github.poollaunch.it.faults;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What an item does in its worker. */
enum Deed {
    NOTHING,
    SIGKILL {
        @Override
        void run() throws Exception {
            Doing.signal("KILL");
        }
    },
    SIGSTOP {
        @Override
        void run() throws Exception {
            Doing.signal("STOP");
        }
    },
    SIGTERM {
        @Override
        void run() throws Exception {
            Doing.signal("TERM");
        }
    },
    EXIT_0 {
        @Override
        void run() {
            System.exit(0);
        }
    },
    EXIT_3 {
        @Override
        void run() {
            System.exit(3);
        }
    },
    HALT {
        @Override
        void run() {
            System.err.println("about to halt");
            Runtime.getRuntime().halt(7);
        }
    },
    CRASH {
        @Override
        void run() throws ReflectiveOperationException {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            type.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
        }
    },
    FILL_HEAP {
        @Override
        void run() {
            List<long[]> hoard = new ArrayList<>();
            while (hoard.size() < Integer.MAX_VALUE) {
                hoard.add(new long[1 << 16]);
            }
        }
    },
    FILL_DIRECT_MEMORY {
        @Override
        void run() {
            List<ByteBuffer> hoard = new ArrayList<>();
            while (hoard.size() < Integer.MAX_VALUE) {
                hoard.add(ByteBuffer.allocateDirect(1 << 20));
            }
        }
    },
    NO_MORE_THREADS {
        /** No system grants such a stack, which costs this machine nothing; the VM says the same as when threads run out. */
        @Override
        void run() {
            new Thread(null, () -> {}, "never", Long.MAX_VALUE / 2).start();
        }
    },
    OVERFLOW_THE_STACK {
        @Override
        void run() {
            Doing.recurse(0);
        }
    },
    LOOP_FOR_EVER {
        @Override
        void run() {
            Doing.loopForEver();
        }
    },
    WAIT_BEYOND_INTERRUPTS {
        @Override
        void run() {
            Doing.waitBeyondInterrupts();
        }
    },
    DEADLOCK {
        @Override
        void run() throws InterruptedException {
            new Deadlock().run();
        }
    },
    THROW_AN_ERROR {
        @Override
        void run() {
            throw new AssertionError("on purpose");
        }
    },
    /** Its {@link Item} does it. */
    DIE_WHILE_IT_IS_DECODED,
    DIE_IN_THE_RESULT {
        @Override
        Answer answer(Item item) {
            return new Answer(item.number(), "", 0, new DeadlyList());
        }
    },
    DIE_AFTER_THE_RESULT {
        @Override
        void run() {
            Doing.haltWhenReturned(Thread.currentThread());
        }
    },
    WRITE_GARBAGE {
        @Override
        void run() throws Exception {
            Replies.write("garbage that is no frame\n");
        }
    },
    WRITE_HALF_A_FRAME {
        @Override
        void run() throws Exception {
            Replies.write("\u001e{\"chunk\":1,\"results\":[{\"number\":half a frame");
        }
    },
    WRITE_A_FALSE_REPLY {
        @Override
        void run() throws Exception {
            Replies.write("\u001e{\"chunk\":4711,\"results\":[]}\n");
            Doing.waitBeyondInterrupts();
        }
    },
    CLOSE_STDOUT {
        @Override
        void run() throws Exception {
            Replies.closeStdout();
        }
    },
    CLOSE_THE_REPLIES {
        @Override
        void run() throws Exception {
            Replies.close();
            Doing.waitBeyondInterrupts();
        }
    };

    /** Provokes the fault; returns if the item is to go on. */
    void run() throws Exception {}

    /** The item's result, if it comes that far. */
    Answer answer(Item item) {
        return Answer.to(item);
    }
}
