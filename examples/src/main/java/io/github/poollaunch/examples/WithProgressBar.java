package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import io.github.poollaunch.progress.PoolProgressBar;
import java.util.List;
import java.util.stream.IntStream;

/** A progress bar on stderr, which takes the artifact pool-launch-progress. */
public final class WithProgressBar {
    private WithProgressBar() {}

    public static double logarithms(int count) {
        double sum = 0;
        for (int i = 1; i <= count; i++) {
            sum += Math.log(i);
        }
        return sum;
    }

    public static void main(String[] args) {
        List<Integer> counts = IntStream.range(0, 200).map(i -> 10_000).boxed().toList();
        try (PoolProgressBar bar = PoolProgressBar.onStderr("logarithms");
                Pool pool = Pool.builder().listener(bar).build()) {
            List<Double> sums = pool.map(WithProgressBar::logarithms, counts);
            System.out.println(sums.size() + " sums"); // 200 sums
        }
    }
}
