package io.github.poollaunch.it.chaos;

import java.util.Random;

/** Where all random numbers of a run come from: the same for the same purpose and number, whoever asks first. */
record Seed(long value) {

    /** Knuth's multiplier, which sends neighbours far apart. */
    private static final long SPREAD = 0x5851F42D4C957F2DL;

    Random random(String purpose, long number) {
        return new Random((value + purpose.hashCode()) * SPREAD + number * (SPREAD ^ purpose.hashCode()));
    }
}
