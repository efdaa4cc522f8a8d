package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.chaos.Tasks.Entry;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void reruns_itemsThatSignedOnceEach_none() throws Exception {
        Ledger ledger = Ledger.open(3);
        Tasks.enter(new Entry(ledger.file().toString(), 0, 0));
        Tasks.enter(new Entry(ledger.file().toString(), 2, 0));

        assertThat(ledger.reruns()).isZero();
        ledger.delete();
    }

    @Test
    void reruns_anItemThatSignedThreeTimes_two() throws Exception {
        Ledger ledger = Ledger.open(3);
        Tasks.enter(new Entry(ledger.file().toString(), 0, 0));
        for (int i = 0; i < 3; i++) {
            Tasks.enter(new Entry(ledger.file().toString(), 1, 0));
        }

        assertThat(ledger.reruns()).isEqualTo(2);
        ledger.delete();
    }
}
