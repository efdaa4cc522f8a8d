package io.github.poollaunch.it.chaos;

import io.github.poollaunch.it.Footprint;
import java.util.List;

/** What a run has left behind, and the orphans that are nobody's children any more. */
final class Leftovers {

    /** For the last ones to go. */
    private static final int TRIES = 100;

    private static final int MILLIS = 100;

    private final Footprint before;
    private final Marker marker;
    private final int tries;

    Leftovers(Footprint before, Marker marker) {
        this(before, marker, TRIES);
    }

    Leftovers(Footprint before, Marker marker, int tries) {
        this.before = before;
        this.marker = marker;
        this.tries = tries;
    }

    /** Waits for what ends by itself, and complains of the rest. */
    Footprint check(Tally tally) {
        Pace pace = new Pace();
        Footprint after = Footprint.now();
        List<String> orphans = marker.processes();
        for (int i = 0; i < tries && !(after.beyond(before).isEmpty() && orphans.isEmpty()); i++) {
            pace.goesOnAfter(MILLIS);
            after = Footprint.now();
            orphans = marker.processes();
        }
        Footprint left = after.beyond(before);
        left.descriptors().forEach(each -> tally.complain(Count.DESCRIPTORS_LEFT, each));
        left.threads().forEach(each -> tally.complain(Count.THREADS_LEFT, each));
        left.files().forEach(each -> tally.complain(Count.FILES_LEFT, each));
        left.processes().forEach(each -> tally.complain(Count.SURVIVORS, each));
        orphans.forEach(each -> tally.complain(Count.SURVIVORS, each));
        return after;
    }
}
