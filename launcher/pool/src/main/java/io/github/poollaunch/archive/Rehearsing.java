package io.github.poollaunch.archive;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.progress.ProgressReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a child while its archive is made: a pool's usual requests, one after another, each after the last one's
 * reply, so that the child also loads what it needs for waiting. Commons Exec has one object of it for a process.
 */
final class Rehearsing implements ExecuteStreamHandler {

    private static final String CHILD = "io.github.poollaunch.child.Rehearsal";

    /** After the process's end its output has one, too, unless another process holds it: then nobody waits for that one. */
    private static final long END_MILLIS = 10_000;

    /** Enough for the child to map the record of its progress. */
    private static final int MANY_ITEMS = 300;

    private static final String STRINGS = "(Ljava/lang/String;)";

    private final Path recordFile;
    private final List<String> classes;

    private @Nullable OutputStream in;
    private @Nullable InputStream out;
    private @Nullable InputStream err;
    private @Nullable Thread thread;

    /** Why it broke off; null as long as it has not. */
    private volatile @Nullable Throwable failure;

    private volatile boolean complete;

    /**
     * @param recordFile a file for the child's record of progress, which is not there yet
     * @param classes names of further classes to be loaded, of letters, digits, dots, dollars and underscores
     */
    Rehearsing(Path recordFile, List<String> classes) {
        this.recordFile = recordFile;
        this.classes = classes;
    }

    @Override
    public void setProcessInputStream(OutputStream stdin) {
        in = stdin;
    }

    @Override
    public void setProcessOutputStream(InputStream stdout) {
        out = stdout;
    }

    @Override
    public void setProcessErrorStream(InputStream stderr) {
        err = stderr;
    }

    @Override
    public void start() {
        thread = started(this::talk, "pool-launch-rehearsal");
        Thread unused = started(this::drain, "pool-launch-rehearsal-stderr");
    }

    private static Thread started(Runnable job, String name) {
        Thread thread = new Thread(job, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** What a JVM says about its archive is for nobody. */
    private void drain() {
        InputStream said = err;
        try {
            if (said != null) {
                said.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** The process has ended. */
    @Override
    public void stop() throws IOException {
        try {
            if (thread != null) {
                thread.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all that was asked was answered; otherwise {@link #failure}. */
    boolean isComplete() {
        return complete;
    }

    String failure() {
        return String.valueOf(failure);
    }

    private void talk() {
        OutputStream requests = in;
        InputStream replies = out;
        if (requests == null || replies == null) {
            return;
        }
        try (requests) {
            talk(requests, replies);
            complete = true;
        } catch (IOException | RuntimeException | Error e) {
            failure = e; // The child sees the end of its input, and ends.
        } finally {
            ArchiveStore.delete(recordFile);
        }
    }

    private void talk(OutputStream stdin, InputStream stdout) throws IOException {
        RequestWriter requests = new RequestWriter(stdin, null);
        FrameReader replies = new FrameReader(stdout, (first, total) -> {});
        ProgressReader.create(recordFile, false).close(); // Nobody reads it.
        requests.hello("rehearsal", 1, recordFile.toString());
        if (!next(replies).contains("\"record\":true")) {
            throw new IOException("the child keeps no record");
        }
        ArchiveStore.delete(recordFile);
        String reading = "L" + CHILD.replace('.', '/') + "$Reading;";
        String readings = "(" + reading + ")" + reading;
        String numbers = "(Ljava/lang/Integer;)Ljava/lang/Integer;";
        int number = 0;
        for (Part part : List.of(
                new Part(method("square", "(I)I", numbers), "1" + ",2".repeat(MANY_ITEMS)),
                new Part(method("add", "(II)I", numbers, 1), "1,2"),
                new Part(
                        method("shout", "(Ljava/lang/String;)Ljava/lang/String;", STRINGS + "Ljava/lang/String;"),
                        "\"a\",\"\u00e4\u20ac\""),
                new Part(method("half", "(D)D", "(Ljava/lang/Double;)Ljava/lang/Double;"), "1.5,1e300"),
                new Part(method("next", readings, readings), "{\"name\":\"a\",\"time\":1,\"values\":[0.5,1.5]}"),
                new Part(method("fail", "(I)I", numbers), "1,2"),
                new Part(method("load", "(Ljava/lang/String;)Z", STRINGS + "Ljava/lang/Boolean;"), names()))) {
            number++;
            requests.define(number, part.function());
            requests.send(("\u001e{\"chunk\":" + number + ",\"function\":" + number + ",\"failFast\":false,\"items\":["
                            + part.items() + "]}\n")
                    .getBytes(StandardCharsets.UTF_8));
            awaitEnd(replies);
        }
        requests.stop();
    }

    private static void awaitEnd(FrameReader replies) throws IOException {
        String reply;
        do {
            reply = next(replies);
            if (!reply.contains("\"results\":[")) {
                throw new IOException("a chunk was refused: " + reply);
            }
        } while (reply.endsWith("\"more\":true}"));
    }

    private static String next(FrameReader replies) throws IOException {
        byte[] frame = replies.next();
        if (frame == null) {
            throw new IOException("the child has ended");
        }
        return new String(frame, StandardCharsets.UTF_8);
    }

    private static FunctionSpec method(String name, String descriptor, String instantiated) {
        return new FunctionSpec.NamedMethod(FunctionSpec.Kind.STATIC, CHILD, name, descriptor, instantiated, null, 0);
    }

    /** As a lambda that has captured something. */
    private static FunctionSpec method(String name, String descriptor, String instantiated, Object captured)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new Object[] {captured});
        }
        String text = Base64.getEncoder().encodeToString(bytes.toByteArray());
        return new FunctionSpec.NamedMethod(FunctionSpec.Kind.STATIC, CHILD, name, descriptor, instantiated, text, 1);
    }

    /** The further classes' names as strings of JSON, in which they need no escapes. */
    private String names() {
        StringBuilder names = new StringBuilder();
        for (String name : classes) {
            names.append(names.length() == 0 ? "\"" : ",\"").append(name).append('"');
        }
        return names.toString();
    }

    /**
     * A function and what it is called with.
     *
     * @param items the inside of a JSON array
     */
    private record Part(FunctionSpec function, String items) {}
}
