package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places();

    @Test
    void of_linesInOrder_countsOn() {
        for (int line = 1; line <= 1_000; line++) {
            places.add("a", line);
        }
        assertThat(places.of(0)).isEqualTo(new Place("a", 1));
        assertThat(places.of(999)).isEqualTo(new Place("a", 1_000));
        assertThat(places.of(1_000)).as("not read yet").isNull();
    }

    @Test
    void of_skippedLinesAndOtherFiles_tellsTheRightOne() {
        places.add("a", 1);
        places.add("a", 4);
        places.add("a", 5);
        places.add("b", 6);
        places.add("a", 1);
        assertThat(places.of(0)).isEqualTo(new Place("a", 1));
        assertThat(places.of(1)).isEqualTo(new Place("a", 4));
        assertThat(places.of(2)).isEqualTo(new Place("a", 5));
        assertThat(places.of(3)).isEqualTo(new Place("b", 6));
        assertThat(places.of(4)).isEqualTo(new Place("a", 1));
    }

    @Test
    void forgetBefore_pointsInUse_areKept() {
        for (int line = 1; line <= 100; line += 2) {
            places.add("a", line);
        }
        places.forgetBefore(40);
        assertThat(places.of(39)).isNull();
        assertThat(places.of(40)).isEqualTo(new Place("a", 81));
        assertThat(places.of(49)).isEqualTo(new Place("a", 99));
    }

    @Test
    void forgetBefore_withinARun_keepsItsStart() {
        for (int line = 1; line <= 100; line++) {
            places.add("a", line);
        }
        places.forgetBefore(60);
        assertThat(places.of(60)).isEqualTo(new Place("a", 61));
    }

    @Test
    void add_moreGapsThanAreKept_forgetsTheOldest() {
        for (int i = 0; i <= Places.MAX_POINTS; i++) {
            places.add("a", 1 + 2L * i);
        }
        assertThat(places.of(0)).isNull();
        assertThat(places.of(1)).isEqualTo(new Place("a", 3));
        assertThat(places.of(Places.MAX_POINTS)).isEqualTo(new Place("a", 1 + 2L * Places.MAX_POINTS));
    }
}
