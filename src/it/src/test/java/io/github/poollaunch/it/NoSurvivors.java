package io.github.poollaunch.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each test no process is left that was not there before, and none of the pools' threads. */
public final class NoSurvivors implements BeforeEachCallback, AfterEachCallback {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Set<Long> before = Set.of();

    @Override
    public void beforeEach(ExtensionContext context) {
        before = ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        await("no process survives").atMost(LIMIT).until(this::survivors, List::isEmpty);
        await("no pool's thread survives").atMost(LIMIT).until(NoSurvivors::threads, List::isEmpty);
    }

    private List<String> survivors() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> !before.contains(each.pid()))
                .map(each -> each.pid() + " " + each.info().commandLine().orElse(""))
                .toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("pool-\\d+-(worker|thread|input)-.*"))
                .toList();
    }
}
