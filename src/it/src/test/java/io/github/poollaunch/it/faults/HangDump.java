package io.github.poollaunch.it.faults;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * A test that hangs fails with what all threads were doing, this JVM's and those of its children. Then its children are
 * killed, which ends most hangs, and its thread is interrupted.
 */
final class HangDump implements InvocationInterceptor {

    /** Less than JUnit's own limit, which knows nothing of children. */
    private static final Duration LIMIT = Duration.ofSeconds(50);

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Thread test = Thread.currentThread();
        AtomicReference<String> dump = new AtomicReference<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread watch = new Thread(() -> watch(over, test, dump), "hang-watch");
        watch.setDaemon(true);
        watch.start();
        Throwable failure = null;
        try {
            invocation.proceed();
        } catch (Throwable e) {
            failure = e;
        }
        over.complete(null);
        watch.join();
        if (dump.get() != null) {
            Thread.interrupted();
            throw new AssertionError("it hung for " + LIMIT.toSeconds() + " s: " + dump.get(), failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void watch(CompletableFuture<Void> over, Thread test, AtomicReference<String> dump) {
        try {
            over.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String threads = ThreadDumps.ofThisJvmAndItsChildren();
            // At once, for the case that nothing ends the hang.
            System.err.println(threads);
            dump.set(threads);
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            test.interrupt();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e); // Nobody does either.
        }
    }
}
