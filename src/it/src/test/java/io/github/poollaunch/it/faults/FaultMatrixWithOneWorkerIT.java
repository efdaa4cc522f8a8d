package io.github.poollaunch.it.faults;

import java.util.EnumSet;

class FaultMatrixWithOneWorkerIT extends FaultMatrix {

    FaultMatrixWithOneWorkerIT() {
        super(1, EnumSet.allOf(Fault.class));
    }
}
