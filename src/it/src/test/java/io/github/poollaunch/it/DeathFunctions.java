package io.github.poollaunch.it;

import java.util.ArrayList;
import java.util.List;

/** Tasks that end their worker in ways of their own. */
public final class DeathFunctions {

    private DeathFunctions() {}

    public static int fillHeap(int ignored) {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < 1_000_000) {
            all.add(new byte[1 << 20]);
        }
        return all.size();
    }
}
