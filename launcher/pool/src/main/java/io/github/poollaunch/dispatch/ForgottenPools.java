package io.github.poollaunch.dispatch;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Closes pools that nobody can close any more: not closed, and unreachable. One thread for all pools, made with the first.
 *
 * <p>What keeps a pool alive is its facade, which an executor service of it and an open stream's reader hold. Nothing that the
 * pool itself owns may hold it: workers, jobs, callbacks know only its {@link PoolLife}.
 */
final class ForgottenPools implements ThreadFactory {

    private static final Set<String> MAKERS = Set.of(
            ForgottenPools.class.getName(),
            EnginePool.class.getName(),
            PoolBuilder.class.getName(),
            Pool.class.getName());

    private static final Cleaner CLEANER = Cleaner.create(new ForgottenPools());

    private ForgottenPools() {}

    /** Inherits nothing: the thread lives as long as this class, whoever makes the first pool. */
    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, "pool-launch-cleaner", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Has a pool closed when its facade has become unreachable. */
    static void watch(EnginePool facade, PoolLife life) {
        CLEANER.register(facade, new Forgotten(life, new Throwable()));
    }

    /**
     * Must not reach the facade.
     *
     * @param made where the pool was made; a Throwable writes the frames down when they are asked for, and is cheap before
     */
    private record Forgotten(PoolLife life, Throwable made) implements Runnable {

        @Override
        public void run() {
            if (life.beginToClose()) {
                System.err.println(life.options().name()
                        + " was neither closed nor terminated, and nothing refers to it"
                        + " any more: use try-with-resources; it is closed now (it was made at " + place() + ")");
            }
        }

        private String place() {
            for (StackTraceElement frame : made.getStackTrace()) {
                if (!MAKERS.contains(frame.getClassName())) {
                    return frame.toString();
                }
            }
            return "an unknown place";
        }
    }
}
