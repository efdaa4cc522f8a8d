package io.github.poollaunch.it.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.examples.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Children start from an archive, which comes about by itself. */
class ArchiveIT extends WithCache {

    /** The place of a process's priority behind its name in {@code /proc/PID/stat}, and what it is at the lowest. */
    private static final int NICE = 16;

    private static final String LOWEST_PRIORITY = "19";

    @Test
    void firstRun_leavesAnArchive_forTheSecond() throws Exception {
        ArchiveRun.Ended first = parent().run();
        first.assertWell();
        assertThat(first.usedArchive()).isFalse();
        awaitArchive();
        assertThat(names()).hasSize(4).contains("lock");

        ArchiveRun.Ended second = parent().run();
        second.assertWell();
        assertThat(second.usedArchive()).isTrue();
        assertThat(second.fromArchive(Numbers.class.getName())).isFalse();
    }

    /** Which a JVM takes no classes from. */
    @Test
    void cacheWithABlankInItsName_hasAnArchive_ofOurJarsAsTheyAre() throws Exception {
        cache = folder.resolve("a cache").resolve("pool-launch");
        trained();
        ArchiveRun.Ended second = parent().run();
        second.assertWell();
        assertThat(second.usedArchive()).isTrue();
        assertThat(files(".jar")).isEmpty();
    }

    @Test
    void eightFirstRunsAtOnce_leaveOneArchive() throws Exception {
        List<ArchiveRun.Started> started = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            started.add(parent().start());
        }
        started.forEach(each -> each.end().assertWell());
        awaitArchive();
        await().atMost(LIMIT).until(this::trainers, List::isEmpty);
        assertThat(names()).hasSize(4);
        assertThat(parent().run().usedArchive()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoMakesIt_givesWayToAllOthers() throws Exception {
        parent().givesWay().run().assertWell();
        try {
            await().atMost(LIMIT).until(this::niceOfTrainers, each -> each.contains(LOWEST_PRIORITY));
        } finally { // To wait for its end may take minutes, if this machine has other work.
            for (String trainer : trainers()) {
                ProcessHandle.of(pid(trainer)).ifPresent(handle -> {
                    List<ProcessHandle> started = handle.descendants().toList();
                    handle.destroyForcibly();
                    started.forEach(ProcessHandle::destroyForcibly);
                });
            }
        }
    }

    private static long pid(String trainer) {
        return Long.parseLong(trainer.substring(0, trainer.indexOf(' ')));
    }

    private List<String> niceOfTrainers() {
        List<String> values = new ArrayList<>();
        for (String trainer : trainers()) {
            Path stat = Path.of("/proc", Long.toString(pid(trainer)), "stat");
            try {
                String text = Files.readString(stat);
                values.add(text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
            } catch (IOException e) {
                // It has ended.
            }
        }
        return values;
    }

    @Test
    void otherFlagsOfTheUsers_doNotDisturbIt() throws Exception {
        trained();
        ArchiveRun.Ended collector = parent().run("-XX:+UseParallelGC", "-Xmx100m");
        collector.assertWell();
        assertThat(collector.usedArchive()).isTrue();
        // Its JVM does not take it, and says nothing.
        parent().run("-XX:-UseCompressedOops").assertWell();
        parent().run("--patch-module", "java.base=" + folder).assertWell();
        parent().run("-Xshare:off").assertWell();
    }

    @Test
    void folderBeforeOurJars_onTheUsersClassPath_changesNothing() throws Exception {
        trained();
        ArchiveRun.Ended ended = parent().behind(Files.createDirectory(folder.resolve("classes")))
                .run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isTrue();
    }

    @Test
    void poolOfATask_usesIt_too() throws Exception {
        trained();
        ArchiveRun.Ended ended = parent().scene(ArchiveParent.Scene.NESTED).run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isTrue();

        ArchiveRun.Ended without =
                parent().scene(ArchiveParent.Scene.NESTED_WITHOUT).run();
        without.assertWell();
        assertThat(without.usedArchive()).isFalse();
    }

    @Test
    void poolOfATask_withUserClasses_usesThoseOfTheOuterOne() throws Exception {
        ArchiveRun users = parent().archive("WITH_USER_CLASSES").jarsOnly();
        users.run().assertWell();
        awaitArchive();
        ArchiveRun.Ended ended = users.scene(ArchiveParent.Scene.NESTED).run();
        ended.assertWell();
        assertThat(ended.fromArchive(Numbers.class.getName())).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void child_looksForUsersClasses_inOneJarOfOurs() throws Exception {
        trained();
        ArchiveRun.Ended ended = parent().scene(ArchiveParent.Scene.JARS).run();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains(files(".jar").get(0).getFileName().toString())
                .doesNotContain("pool-launch-protocol", "jackson-core");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void children_haveTheirArchivesAtOneAddress_soThatTheyShareTheirPages() throws Exception {
        trained();
        ArchiveRun parent = parent().scene(ArchiveParent.Scene.ADDRESSES);
        ArchiveRun.Ended first = parent.run();
        ArchiveRun.Ended second = parent.run();
        String[] elsewhere = {"-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=1"
        }; // As the user may prefer.
        ArchiveRun.Ended moved = parent.run(elsewhere);

        assertThat(first.err()).isEmpty();
        assertThat(first.usedArchive()).isTrue();
        assertThat(first.out()).containsPattern("[0-9a-f]{6}").isEqualTo(second.out());
        assertThat(moved.err()).isEmpty();
        assertThat(moved.usedArchive()).isTrue();
        assertThat(moved.out()).containsPattern("[0-9a-f]{6}").isNotEqualTo(first.out());
        parent().setting("off").run(elsewhere).assertWell();
    }

    @Test
    void switchedOff_orOnlyUsed_noneIsMade() throws Exception {
        parent().setting("off").run().assertWell();
        parent().setting("use").run().assertWell();
        parent().archive("NONE").run().assertWell();
        assertThat(trainers()).isEmpty();
        assertThat(cache).doesNotExist();

        trained();
        assertThat(parent().setting("off").run().usedArchive()).isFalse();
        assertThat(parent().archive("NONE").run().usedArchive()).isFalse();
    }

    @Test
    void exitInTheMidstOfWork_leavesNobodyWhoMakesOne() throws Exception {
        parent().scene(ArchiveParent.Scene.EXITS_IN_MIDST).run().assertWell();
        assertThat(trainers()).isEmpty();
        assertThat(cache).doesNotExist();
    }

    @Test
    void withUserClasses_holdsThem() throws Exception {
        ArchiveRun users = parent().archive("WITH_USER_CLASSES").jarsOnly();
        users.run().assertWell();
        awaitArchive();
        ArchiveRun.Ended second = users.run();
        second.assertWell();
        assertThat(second.usedArchive()).isTrue();
        assertThat(second.fromArchive(Numbers.class.getName())).isTrue();
        assertThat(names()).hasSize(4);
    }

    @Test
    void withUserClasses_inAFolder_isAsWithout() throws Exception {
        trained();
        ArchiveRun.Ended ended = parent().archive("WITH_USER_CLASSES").run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isTrue();
    }
}
