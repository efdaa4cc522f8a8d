package io.github.poollaunch.it.chaos;

/** What a run counts, and which counts a good run has. */
enum Count {
    JOBS("jobs", Verdict.MUST_HAPPEN),
    ITEMS("items", Verdict.MUST_HAPPEN),
    CANCELLED("jobs cancelled or abandoned", Verdict.NEUTRAL),
    ENDED_WITH_POOL("jobs ended by terminate", Verdict.NEUTRAL),
    REFUSED("jobs refused by a pool that had just ended", Verdict.NEUTRAL),
    KILLED_ITEMS("items that a kill ended, without retries", Verdict.NEUTRAL),
    RERUN_ITEMS("items seen to run again after a kill, with retries", Verdict.NEUTRAL),
    POOLS("pools", Verdict.MUST_HAPPEN),
    KILLS("kills", Verdict.MUST_HAPPEN),
    STOPS("stops", Verdict.MUST_HAPPEN),
    STARVED("times that the CPUs were starved", Verdict.MUST_HAPPEN),
    LOSSES("losses", Verdict.MUST_NOT_HAPPEN),
    DUPLICATES("duplicates", Verdict.MUST_NOT_HAPPEN),
    WRONG("wrong results", Verdict.MUST_NOT_HAPPEN),
    HANGS("hangs", Verdict.MUST_NOT_HAPPEN),
    SURVIVORS("survivors", Verdict.MUST_NOT_HAPPEN),
    DESCRIPTORS_LEFT("descriptors left open", Verdict.MUST_NOT_HAPPEN),
    THREADS_LEFT("threads left", Verdict.MUST_NOT_HAPPEN),
    FILES_LEFT("temporary files left", Verdict.MUST_NOT_HAPPEN);

    /** Whether a count is as it should be. */
    enum Verdict {
        NEUTRAL,
        /** A run in which nothing happened has shown nothing. */
        MUST_HAPPEN,
        MUST_NOT_HAPPEN;

        boolean allows(long count) {
            return switch (this) {
                case NEUTRAL -> true;
                case MUST_HAPPEN -> count > 0;
                case MUST_NOT_HAPPEN -> count == 0;
            };
        }
    }

    final String text;
    final Verdict verdict;

    Count(String text, Verdict verdict) {
        this.text = text;
        this.verdict = verdict;
    }
}
