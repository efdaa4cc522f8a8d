package io.github.poollaunch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.WorkerDiedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is to become of the bad item, and of its worker. */
sealed interface Ending {

    /** Whether its worker goes on with other items. */
    boolean workerLives();

    /** Whether the rest of its chunk is skipped by those calls that fail as a whole: an exception is no fault of a worker. */
    default boolean skipsTheRest() {
        return false;
    }

    /**
     * Checks a failure.
     *
     * @param failure what the call gave for the item
     * @param item the bad one
     * @param call what it was run by
     */
    void check(Throwable failure, Item item, Call call) throws IOException;

    /** Its result arrives. */
    record Arrives(boolean workerLives) implements Ending {
        @Override
        public void check(Throwable failure, Item item, Call call) {
            throw new AssertionError(item + " was to have a result", failure);
        }
    }

    /**
     * Its worker died.
     *
     * @param code the exit code; null for any
     * @param text in the message
     */
    record Dies(@Nullable Integer code, String text) implements Ending {
        @Override
        public boolean workerLives() {
            return false;
        }

        @Override
        public void check(Throwable failure, Item item, Call call) throws IOException {
            WorkerDiedException died = as(WorkerDiedException.class, failure);
            if (died.death().crashLog() != null) {
                Files.delete(Path.of(died.death().crashLog()));
            }
            assertThat(died).hasMessageContaining(text);
            // A task of an executor service has no argument: its own name is all there is.
            assertThat(died.item())
                    .contains(call == Call.SUBMIT ? Submitted.class.getSimpleName() : "item number " + item.number());
            assertThat(died.pid()).isPositive();
            if (code != null) {
                assertThat(died.exitCode()).as("exit code of %s", died).isEqualTo(code);
            }
        }
    }

    /**
     * It took too long.
     *
     * @param stuckIn what its worker's thread dump is to have; null if there can be no dump
     */
    record TimesOut(@Nullable String stuckIn) implements Ending {
        @Override
        public boolean workerLives() {
            return false;
        }

        @Override
        public void check(Throwable failure, Item item, Call call) {
            TaskTimeoutException late = as(TaskTimeoutException.class, failure);
            assertThat(late.timeout()).isEqualTo(Fault.TASK_TIMEOUT);
            if (stuckIn == null) {
                assertThat(late.threadDump()).isNull();
            } else {
                assertThat(late.threadDump()).contains(stuckIn);
            }
        }
    }

    /** Its task threw. */
    record Throws(Class<? extends Throwable> type, String text, boolean workerLives) implements Ending {
        @Override
        public boolean skipsTheRest() {
            return workerLives;
        }

        @Override
        public void check(Throwable failure, Item item, Call call) {
            // An executor service's future has the task's own exception, without the pool's around it.
            Throwable own = failure instanceof ItemFailedException
                    ? as(TaskFailedException.class, failure).getCause()
                    : failure;
            assertThat(own).isExactlyInstanceOf(type);
            assertThat(own.toString()).contains(text);
        }
    }

    private static <T extends Throwable> T as(Class<T> type, Throwable failure) {
        if (!type.isInstance(failure)) {
            throw new AssertionError("it failed, but not with " + type.getSimpleName(), failure);
        }
        return type.cast(failure);
    }
}
