package io.github.poollaunch.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;

class PoolProgressBarTest {

    private final List<String> drawn = new CopyOnWriteArrayList<>();

    private PoolProgressBar bar() {
        return PoolProgressBar.of(new ProgressBarBuilder()
                .setTaskName("work")
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(drawn::add, 100)));
    }

    private String last() {
        return drawn.get(drawn.size() - 1);
    }

    @Test
    void bar_endsWithTheItemsOfAllCalls() {
        try (PoolProgressBar bar = bar();
                Pool pool = Pool.builder()
                        .processes(2)
                        .engine(Engine.threads())
                        .listener(bar)
                        .build()) {
            pool.map(x -> x + 1, IntStream.range(0, 70).boxed().toList());
            pool.map(x -> x + 1, IntStream.range(0, 30).boxed().toList());
        }
        assertThat(last()).contains("work").contains("100/100").doesNotContain("failed");
    }

    @Test
    void bar_tellsWhatFailed() {
        try (PoolProgressBar bar = bar();
                Pool pool = Pool.builder()
                        .processes(1)
                        .engine(Engine.threads())
                        .listener(bar)
                        .build()) {
            assertThatThrownBy(() -> pool.map(x -> 10 / x, List.of(1, 0, 2), 1)).isInstanceOf(PoolException.class);
        }
        assertThat(last()).contains("3/3").contains("1 failed");
    }

    @Test
    void inputOfUnknownLength_hasNoEnd() {
        try (PoolProgressBar bar = bar();
                Pool pool = Pool.builder()
                        .processes(1)
                        .engine(Engine.threads())
                        .listener(bar)
                        .build()) {
            Iterable<Integer> unknown = () -> List.of(1, 2, 3).iterator();
            assertThat(pool.imap(x -> x + 1, unknown).stream()).containsExactly(2, 3, 4);
        }
        assertThat(last()).contains("3/?");
    }
}
