package io.github.poollaunch.it.faults;

import java.nio.file.Path;

/** What the workers run. */
final class Tasks {

    private Tasks() {}

    static Answer run(Item item) throws Exception {
        RunLog.write(Path.of(item.log()), item);
        item.deed().run();
        return item.deed().answer(item);
    }

    static Answer runWith(Item item, int number) throws Exception {
        if (item.number() != number) {
            throw new IllegalArgumentException(item + " came with the number " + number);
        }
        return run(item);
    }
}
