package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkshopTest {

    private static List<String> works(long seed) throws IOException {
        List<String> works = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Random random = new Seed(seed).random("job", i);
            Work<?, ?> work = new Workshop(random).any(true);
            works.add(work.name() + work.expected().size() + work.expected() + Call.any(random, work));
            if (work.ledger() != null) {
                work.ledger().delete();
            }
        }
        return works;
    }

    @Test
    void any_theSameSeed_givesTheSameWork() throws IOException {
        assertThat(works(1)).isEqualTo(works(1)).isNotEqualTo(works(2));
    }

    @Test
    void any_manyTimes_givesEachKindOfCallAndItemsThatThrow() throws IOException {
        Set<Class<?>> calls = new HashSet<>();
        boolean someThrow = false;
        for (int i = 0; i < 100; i++) {
            Random random = new Seed(3).random("job", i);
            Work<?, ?> work = new Workshop(random).any(true);
            calls.add(Call.any(random, work).getClass());
            someThrow |= work.expected().stream().anyMatch(Outcome::failed);
            if (work.ledger() != null) {
                work.ledger().delete();
            }
        }

        assertThat(calls)
                .containsExactlyInAnyOrder(ListOfAll.class, StreamOfAll.class, EachByItself.class, ExecutorTasks.class);
        assertThat(someThrow).isTrue();
    }
}
