package io.github.poollaunch.it.faults;

import java.util.EnumSet;

/** Faults of one half: errors, hangs, and what goes wrong on the wire. */
class FaultMatrixOfHangsWithFourWorkersIT extends FaultMatrix {

    FaultMatrixOfHangsWithFourWorkersIT() {
        super(4, EnumSet.range(Fault.ERROR, Fault.FULL_PIPES));
    }
}
