package io.github.poollaunch.it.chaos;

import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;

/** Chooses whom a fault hits. */
final class Victims {

    /** A worker's process. */
    record Victim(PoolAge age, ProcessHandle process) {
        long pid() {
            return process.pid();
        }
    }

    private Victims() {}

    /** A worker of some pool; three times of four a busy one, if there is one. */
    static Optional<Victim> choose(List<PoolSlot> slots, Random random, BiPredicate<PoolAge, WorkerInfo> suits) {
        PoolAge age = slots.get(random.nextInt(slots.size())).age();
        List<WorkerInfo> workers = age.pool.workers().stream()
                .filter(each -> each.pid() > 0 && each.state() != WorkerState.ENDED)
                .toList();
        List<WorkerInfo> busy = workers.stream()
                .filter(each -> each.state() == WorkerState.BUSY)
                .toList();
        List<WorkerInfo> from = !busy.isEmpty() && random.nextInt(4) > 0 ? busy : workers;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        WorkerInfo worker = from.get(random.nextInt(from.size()));
        if (!suits.test(age, worker)) {
            return Optional.empty();
        }
        // Nobody but a child of this JVM, whatever the pid has become meanwhile.
        long self = ProcessHandle.current().pid();
        return ProcessHandle.of(worker.pid())
                .filter(process ->
                        process.parent().filter(parent -> parent.pid() == self).isPresent())
                .map(process -> new Victim(age, process));
    }
}
