package io.github.poollaunch.it.chaos;

import java.time.Duration;

/**
 * What a run is to be like.
 *
 * @param time for how long new jobs begin
 * @param seed for what work is given, and which faults come
 * @param processes of each pool
 * @param jobsAtOnce how many threads give work
 * @param killMillis how often a worker is killed, on an average
 * @param limit how long anything may take before it counts as a hang
 */
record Settings(Duration time, Seed seed, int processes, int jobsAtOnce, long killMillis, Duration limit) {

    static final Duration LIMIT = Duration.ofMinutes(2);
}
