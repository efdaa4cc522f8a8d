package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.engine.WorkerLife;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;

/**
 * What each child gets before its first chunk, as it travels: encoded once, when the pool is built, so that what cannot
 * travel is refused there, and each replacement gets the same as the first worker. Immutable, but for
 * {@link #keepIn}.
 */
final class RemoteLife {

    private final @Nullable FunctionSpec jackson;
    /** The shared value, before it is known where that is kept; null if there is none, and from then on. */
    private @Nullable Share share;

    /** What gives a child the shared value; null if there is none. Set before there is a worker. */
    private byte @Nullable [] shareRequest;

    private final @Nullable RemoteTask initializer;
    private final byte @Nullable [] initializeRequest;
    private final @Nullable RemoteTask finalizer;

    /**
     * @throws PoolException if something of it cannot travel
     */
    RemoteLife(WorkerLife life, RemoteTasks tasks) {
        this.jackson = tasks.jackson();
        this.share = life.shared() == null ? null : new Share(SharedType.of(life.shared(), tasks.codecs()));
        WorkerLife.Initializer described = life.initializer();
        this.initializer = described == null ? null : tasks.withoutResult(described.task());
        this.initializeRequest =
                described == null || initializer == null ? null : initialize(initializer, described.item());
        this.finalizer = life.finalizer() == null ? null : tasks.of(life.finalizer());
    }

    private static byte[] initialize(RemoteTask task, @Nullable Object item) {
        try {
            return Share.frame(requests -> requests.initialize(task.number(), task.parameter(), item))
                    .toByteArray();
        } catch (ValueException | FrameTooLargeException e) {
            throw new PoolException(
                    "the initializer's argument cannot travel to " + task.spec().displayName() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Makes what gives the children the shared value; a large one is in a file of the pool's then.
     *
     * @throws PoolException if it is too large to travel
     */
    void keepIn(PoolFolder folder) {
        Share known = share;
        share = null;
        shareRequest = known == null ? null : known.request(folder);
    }

    /** What runs in a child that ends in order; null if nothing. */
    @Nullable
    RemoteTask finalizer() {
        return finalizer;
    }

    /** Gives a child that has said hello what there is for it; without any exchange if there is nothing. */
    void equip(Conversation conversation) throws MemberDeath {
        FunctionSpec settings = jackson;
        if (settings != null) {
            conversation.say(requests -> requests.configure(settings));
        }
        byte[] share = shareRequest;
        if (share != null) {
            if (!(conversation.ask(requests -> requests.send(share)) instanceof Reply.Shared shared)) {
                throw conversation.anotherAnswer();
            }
            Fault fault = shared.fault();
            if (fault != null) {
                throw conversation.refused(
                        "cannot take up the pool's shared value", fault, ClassLoader.getSystemClassLoader());
            }
        }
    }

    /** Has the user's initializer run, if there is one. */
    void initialize(Conversation conversation) throws MemberDeath {
        if (initializer != null && initializeRequest != null) {
            initialize(conversation, initializer, initializeRequest);
        }
    }

    private static void initialize(Conversation conversation, RemoteTask task, byte[] request) throws MemberDeath {
        conversation.ensureKnown(task);
        Reply reply;
        try {
            reply = conversation.ask(requests -> requests.send(request));
        } catch (MemberDeath e) {
            throw new MemberDeath("it died while it ran the initializer: " + e.getMessage());
        }
        if (!(reply instanceof Reply.Initialized initialized)) {
            throw conversation.anotherAnswer();
        }
        Fault fault = initialized.fault();
        if (fault != null) {
            throw conversation.refused(
                    "failed in its initializer " + task.spec().displayName(), fault, task.loader());
        }
    }
}
