package io.github.poollaunch.crew;

/** What an engine does for its crew. */
public interface Recruiter {

    /** Makes a worker, not started. Under the crew's lock. */
    Member recruit(Member.Hiring hiring);

    /** The last worker has ended; once, under the crew's lock. */
    default void allEnded() {}
}
