package io.github.poollaunch.it.leaks;

import io.github.poollaunch.it.TemporaryFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code src/it/leaks}. */
@Command(
        name = "leaks",
        mixinStandardHelpOptions = true,
        description =
                "Makes, uses and ends many pools in one JVM, then sends many items through one pool, and prints what the"
                        + " JVM holds at each tenth of the way.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all stays level", "1:something grows, or a result is wrong", "2:usage"},
        showDefaultValues = true)
final class LeaksMain implements Callable<Integer> {

    private static final int QUICKER = 10;

    @Option(names = "--pools", description = "how many pools")
    private int pools = 10_000;

    @Option(names = "--process-pools", description = "how many of them have processes; the others have threads")
    private int processPools = 300;

    @Option(names = "--items", description = "how many items go through one pool of processes")
    private int items = 10_000_000;

    @Option(names = "--quick", description = "a tenth of all that")
    private boolean quick;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LeaksMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        TemporaryFolder.deleteAtExit();
        int divisor = quick ? QUICKER : 1;
        System.out.println("leaks: Java " + Runtime.version());
        boolean pools = new ManyPools(this.pools / divisor, processPools / divisor, System.out).run();
        boolean items = new ManyItems(this.items / divisor, System.out).run();
        return pools && items ? 0 : 1;
    }
}
