package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import java.util.concurrent.CountDownLatch;

/** A parent JVM whose worker has left a pool of its own; it prints the pids of all, and then waits to be killed. */
public final class NestedParent {

    private NestedParent() {}

    public static void main(String[] args) throws Exception {
        Pool pool = Pool.of(1);
        pool.apply(NestedFunctions::leavePool, 0).forEach(System.out::println);
        pool.workers().forEach(worker -> System.out.println(worker.pid()));
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
