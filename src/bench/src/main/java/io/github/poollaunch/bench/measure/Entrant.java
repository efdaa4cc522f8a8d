package io.github.poollaunch.bench.measure;

import org.jspecify.annotations.Nullable;

/**
 * A contestant that takes part in a workload.
 *
 * @param name without its Java: ours, spawn, bare JVM
 * @param java its Java version; 0 if it has none
 * @param variant in which this workload is done in several ways (JSON, Smile); empty if it takes part in all of them
 * @param role ours, a peer or a floor
 * @param start how to start it
 * @param request what it is asked in each round
 * @param warmUps what it is asked before the first round
 * @param fresh whether it is started anew for each sample
 */
public record Entrant(
        String name,
        int java,
        String variant,
        Role role,
        Contestant.Start start,
        String request,
        WarmUps warmUps,
        boolean fresh) {

    /**
     * So that both sides' compilers are done before the first round.
     *
     * @param times how often
     * @param request what; null for the rounds' own request
     * @param eachRound whether each round's answer that counts has one before it that does not: what was idle while the
     *     others had their turns finds its memory and caches cold
     */
    public record WarmUps(int times, @Nullable String request, boolean eachRound) {

        /** None: the first call is what is measured. */
        public static final WarmUps NONE = new WarmUps(0, null, false);

        /** As many times the rounds' own request. */
        public static WarmUps times(int times) {
            return new WarmUps(times, null, false);
        }

        /** As many times something else. */
        public static WarmUps times(int times, String request) {
            return new WarmUps(times, request, false);
        }

        /** The same, and once in each round. */
        public WarmUps andEachRound() {
            return new WarmUps(times, request, true);
        }
    }

    /** What it is compared as. */
    public enum Role {
        OURS,
        PEER,
        FLOOR
    }

    /** Its name with its Java, as tables have it. */
    public String label() {
        return java == 0 ? name : name + " (" + java + ")";
    }

    /** The same under a variant's name, asked for something more. */
    public Entrant variant(String named, String more) {
        return new Entrant(name, java, named, role, start, (request + " " + more).strip(), warmUps, fresh);
    }

    /** The same, warmed up in another way. */
    public Entrant warmedUp(WarmUps otherwise) {
        return new Entrant(name, java, variant, role, start, request, otherwise, fresh);
    }
}
