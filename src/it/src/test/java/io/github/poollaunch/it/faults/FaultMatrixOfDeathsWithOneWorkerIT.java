package io.github.poollaunch.it.faults;

import java.util.EnumSet;

/** Faults of one half: what ends a worker or its memory. */
class FaultMatrixOfDeathsWithOneWorkerIT extends FaultMatrix {

    FaultMatrixOfDeathsWithOneWorkerIT() {
        super(1, EnumSet.range(Fault.KILLED_IDLE, Fault.STACK));
    }
}
