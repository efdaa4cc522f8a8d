package io.github.poollaunch.crew;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why a worker has ended. */
sealed interface MemberEnd {

    /** By itself, unwanted. */
    record Died(String reason, @Nullable Supplier<Throwable> source) implements MemberEnd {}

    /** In order: there is no work left, or it has run all the chunks that it may. */
    record Retired() implements MemberEnd {}

    /** It was ended from outside, as not needed any more or with its pool. */
    record Dismissed() implements MemberEnd {}

    /** It had to die because the chunk that it ran was stopped. */
    record Stopped() implements MemberEnd {}
}
