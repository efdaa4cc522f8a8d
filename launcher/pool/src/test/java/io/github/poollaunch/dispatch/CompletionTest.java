package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.PoolException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private final Completion<String> completion = new Completion<>(new Callbacks("pool"), null, null);

    private static Outcome poolIsGone() {
        return Outcome.failed(index -> new PoolException("terminated"), 0);
    }

    /** The pool is terminated between the decision to cancel the call and its being cancelled. */
    @Test
    void cancelled_andThePoolTerminatedMeanwhile_isCancelled() {
        AtomicBoolean terminated = new AtomicBoolean();
        completion.whenEnded(() -> {
            if (!terminated.getAndSet(true)) {
                completion.endAtOnce(poolIsGone());
            }
        });

        assertThat(completion.cancel()).isTrue();

        assertThat(terminated).isTrue();
        assertThat(completion.result().isCancelled()).isTrue();
        assertThatThrownBy(() -> completion.result().get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void terminated_andCancelledLater_hasFailed() {
        completion.endAtOnce(poolIsGone());

        assertThat(completion.cancel()).isFalse();
        assertThat(completion.result().isCancelled()).isFalse();
        assertThatThrownBy(() -> completion.result().get()).isInstanceOf(PoolException.class);
    }

    @Test
    void ended_andThePoolTerminatedLater_keepsItsResult() {
        completion.end(Outcome.of("done"));
        completion.endAtOnce(poolIsGone());

        assertThat(completion.result().get()).isEqualTo("done");
    }
}
