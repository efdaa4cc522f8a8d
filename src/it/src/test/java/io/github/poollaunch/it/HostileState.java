package io.github.poollaunch.it;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What a task may do to the state that it shares with its worker's own code. */
@SuppressWarnings({"ThreadPriorityCheck", "ImmutableEnumChecker", "ThreadLocalUsage", "InputStreamSlowMultibyteRead"})
public enum HostileState {
    PROPERTIES_CLEARED {
        @Override
        void change() {
            System.setProperties(new Properties());
        }
    },
    PROPERTIES_CHANGED {
        @Override
        void change() {
            for (String name : List.of(
                    "line.separator",
                    "file.separator",
                    "user.dir",
                    "user.timezone",
                    "user.language",
                    "java.io.tmpdir",
                    "file.encoding",
                    "java.home",
                    "java.class.path",
                    "java.version")) {
                System.setProperty(name, "\u001e}\n");
            }
        }
    },
    LOCALE_TURKISH {
        @Override
        void change() {
            Locale.setDefault(Locale.forLanguageTag("tr"));
        }
    },
    LOCALE_ARABIC_DIGITS {
        @Override
        void change() {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        }
    },
    LOCALE_BUDDHIST_YEARS {
        @Override
        void change() {
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
        }
    },
    LOCALE_HINDI {
        @Override
        void change() {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
        }
    },
    TIME_ZONE {
        @Override
        void change() {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        }
    },
    CONTEXT_LOADER_NULL {
        @Override
        void change() {
            Thread.currentThread().setContextClassLoader(null);
        }
    },
    CONTEXT_LOADER_CLOSED {
        @Override
        void change() throws IOException {
            URLClassLoader loader = new URLClassLoader(new URL[0], null);
            loader.close();
            Thread.currentThread().setContextClassLoader(loader);
        }
    },
    UNCAUGHT_HANDLERS {
        @Override
        void change() throws InterruptedException {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
                throw new IllegalStateException("a handler that fails");
            });
            Thread.currentThread()
                    .setUncaughtExceptionHandler(
                            (thread, thrown) -> Runtime.getRuntime().halt(9));
            Thread failing = new Thread(() -> {
                throw new IllegalStateException("uncaught");
            });
            failing.start();
            failing.join();
        }
    },
    PRIORITY_AND_NAME {
        @Override
        void change() {
            Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
            Thread.currentThread().setName("\u001e{\"chunk\":");
        }
    },
    INTERRUPTED {
        @Override
        void change() {
            Thread.currentThread().interrupt();
        }
    },
    GROUP_INTERRUPTED {
        @Override
        void change() {
            Thread.currentThread().getThreadGroup().interrupt();
        }
    },
    GROUP_INTERRUPTED_FOR_EVER {
        @Override
        void change() {
            ThreadGroup group = Thread.currentThread().getThreadGroup();
            daemon(() -> {
                while (true) {
                    group.interrupt();
                    LockSupport.parkNanos(100_000);
                }
            });
        }
    },
    THREAD_LOCALS {
        private final ThreadLocal<byte[]> kept = new ThreadLocal<>();

        @Override
        void change() {
            kept.set(new byte[1 << 20]);
        }
    },
    THREADS_LEFT_BEHIND {
        @Override
        void change() {
            daemon(HostileState::waitForEver);
            new Thread(HostileState::waitForEver).start();
            new Thread(() -> {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    })
                    .start();
        }
    },
    STREAMS_FAILING {
        @Override
        void change() {
            PrintStream failing = new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) {
                    throw new IllegalStateException("a stream that fails");
                }

                @Override
                public void println(Object line) {
                    throw new IllegalStateException("a stream that fails");
                }
            };
            System.setOut(failing);
            System.setErr(failing);
            System.setIn(new InputStream() {
                @Override
                public int read() {
                    throw new IllegalStateException("a stream that fails");
                }
            });
        }
    },
    STREAMS_NULL {
        @Override
        void change() {
            System.setOut(null);
            System.setErr(null);
            System.setIn(null);
        }
    },
    STREAMS_CLOSED {
        @Override
        void change() throws IOException {
            System.out.close();
            System.err.close();
            System.in.close();
        }
    },
    DESCRIPTORS_CLOSED {
        @Override
        void change() throws IOException {
            new FileOutputStream(FileDescriptor.out).close();
            new FileOutputStream(FileDescriptor.err).close();
            new FileInputStream(FileDescriptor.in).close();
            new FileInputStream("/dev/fd/4").close();
            new FileOutputStream("/dev/fd/3").close();
        }
    },
    HALF_A_FRAME_WRITTEN {
        @Override
        void change() throws IOException {
            write("/dev/fd/3", "\u001b[31mgarbage\n\u001e{\"chunk\":9,\"results\":[");
        }
    },
    SECURITY_MANAGER_WITHOUT_EXIT {
        @Override
        @SuppressWarnings("removal")
        void change() {
            System.setSecurityManager(new SecurityManager() {
                @Override
                public void checkExit(int status) {
                    throw new SecurityException("no exit");
                }

                @Override
                public void checkPermission(Permission permission) {
                    // All else is allowed.
                }
            });
        }
    };

    abstract void change() throws Exception;

    /** Returns whether this JVM lets it happen at all. */
    static boolean inWorker(HostileState state) throws Exception {
        try {
            state.change();
            return true;
        } catch (UnsupportedOperationException e) {
            return false; // No security manager from Java 18 on.
        }
    }

    static boolean leaveHookThatNeverEnds(int ignored) {
        Runtime.getRuntime().addShutdownHook(new Thread(HostileState::waitForEver));
        return true;
    }

    /** Forbids everything that a security manager can, its own removal too. */
    @SuppressWarnings("removal")
    static boolean forbidEverything(int ignored) {
        try {
            System.setSecurityManager(new SecurityManager() {
                @Override
                public void checkPermission(Permission permission) {
                    throw new SecurityException("no " + permission.getName());
                }
            });
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** Stops a thread of the worker's own as soon as it waits for what comes next; false where Java has no such thing any more. */
    static boolean stop(String threadName) throws Exception {
        var stop = Thread.class.getMethod("stop");
        try {
            stop.invoke(new Thread());
        } catch (java.lang.reflect.InvocationTargetException e) {
            return false;
        }
        Thread victim = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(threadName))
                .findAny()
                .orElseThrow();
        daemon(() -> {
            while (victim == mainThread()
                    && Arrays.stream(victim.getStackTrace())
                            .noneMatch(frame -> frame.getMethodName().equals("take"))) {
                Thread.onSpinWait();
            }
            try {
                stop.invoke(victim);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
        return true;
    }

    /** The worker reads nothing more; false where Java has no such thing any more. */
    static boolean suspendReader(int ignored) throws Exception {
        Thread reader = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("pool-child-reader"))
                .findAny()
                .orElseThrow();
        while (reader.getState() != Thread.State.RUNNABLE) {
            Thread.sleep(1); // Until it reads: then nobody else takes up what comes next.
        }
        try {
            Thread.class.getMethod("suspend").invoke(reader);
            return true;
        } catch (java.lang.reflect.InvocationTargetException | NoSuchMethodException e) {
            return false;
        }
    }

    private static Thread mainThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("main"))
                .findAny()
                .orElseThrow();
    }

    static void write(String file, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static void waitForEver() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // It does not want to end.
            }
        }
    }
}
