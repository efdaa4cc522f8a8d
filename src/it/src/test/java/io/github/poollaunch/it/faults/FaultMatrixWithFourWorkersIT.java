package io.github.poollaunch.it.faults;

import java.util.EnumSet;

class FaultMatrixWithFourWorkersIT extends FaultMatrix {

    FaultMatrixWithFourWorkersIT() {
        super(4, EnumSet.allOf(Fault.class));
    }
}
