package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.value.Codecs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads what the first pool of a JVM needs to talk to a child, on another CPU than that which makes the pool: a chunk is
 * written to nobody, and a reply read that nobody has sent. It is over when the first child has booted.
 */
final class Preload implements Runnable {

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private static final byte[] REPLY = "{\"chunk\":1,\"results\":[1]}".getBytes(StandardCharsets.US_ASCII);

    private Preload() {}

    /** Does nothing the second time, or where there is no other CPU. */
    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1 && BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(new Preload(), "pool-launch-preload");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            load("java.lang.ProcessImpl");
            ProcessHandle unused = ProcessHandle.current();
            Codecs codecs = Codecs.wire();
            RequestWriter requests = new RequestWriter(OutputStream.nullOutputStream(), null);
            requests.hello("", 1, "");
            requests.run(1, 1, false, codecs.ofArguments(List.of(Integer.class)), List.of(1));
            if (ReplyReader.read(REPLY, null) instanceof Reply.Results reply) {
                reply.results().read(codecs.of(Integer.class), 1);
            }
        } catch (IOException | RuntimeException | Error e) {
            // What is wrong will be told by the pool, which does the same in earnest.
        }
    }

    /** One that is the JDK's own business. */
    private static void load(String className) {
        try {
            Class<?> unused = Class.forName(className);
        } catch (ClassNotFoundException e) {
            // Another JDK's is called otherwise, and is loaded when it is needed.
        }
    }
}
