package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OomKillsTest {

    private static final String V2 = "31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";
    private static final String V1 = """
            31 23 0:28 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
            35 31 0:32 %s /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
            """;

    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void count_unifiedHierarchy_isTheGroupsOwn() throws IOException {
        write("proc/self/cgroup", "0::/user.slice/a:b.scope\n");
        write("proc/self/mountinfo", V2);
        write("sys/fs/cgroup/memory.events", "oom_kill 9\n");
        write("sys/fs/cgroup/user.slice/a:b.scope/memory.events", "low 0\nhigh 0\nmax 4\noom 3\noom_kill 2\n");
        write("proc/vmstat", "nr_free_pages 7\noom_kill 5\n");
        assertThat(new OomKills(root).count()).isEqualTo(2);
    }

    @Test
    void count_memoryHierarchy_isTheGroupsOwn() throws IOException {
        write("proc/self/cgroup", "9:cpu:/x\n4:memory:/box/1\n0::/\n");
        write("proc/self/mountinfo", V1.formatted("/"));
        write("sys/fs/cgroup/memory/box/1/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        write("proc/vmstat", "oom_kill 5\n");
        assertThat(new OomKills(root).count()).isEqualTo(3);
    }

    /** In a container the group's own folder is what is mounted. */
    @Test
    void count_inAContainer_isTheMountedGroups() throws IOException {
        write("proc/self/cgroup", "4:memory:/docker/abc\n");
        write("proc/self/mountinfo", V1.formatted("/docker/abc"));
        write("sys/fs/cgroup/memory/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 4\n");
        assertThat(new OomKills(root).count()).isEqualTo(4);
    }

    @Test
    void count_noGroup_isTheMachines() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", V2);
        write("proc/vmstat", "nr_free_pages 7\noom_kill 5\n");
        assertThat(new OomKills(root).count()).isEqualTo(5);
    }

    @Test
    void count_nothingToRead_isUnknown() throws IOException {
        assertThat(new OomKills(root).count()).isEqualTo(OomKills.UNKNOWN);
        write("proc/self/cgroup", "what is this\n4:memory:/x\n0::/\n");
        write("proc/self/mountinfo", "1 2 - \n- cgroup\n\n");
        write("proc/vmstat", "oom_kill many\n");
        OomKills kills = new OomKills(root);
        assertThat(kills.count()).isEqualTo(OomKills.UNKNOWN);
        assertThat(kills.explainsOneSince(0)).isEqualTo(OomKills.Verdict.UNKNOWN);
    }

    @Test
    void explainsOneSince_eachKill_explainsOneDeath() throws IOException {
        write("proc/vmstat", "oom_kill 5\n");
        OomKills kills = new OomKills(root);
        long before = kills.count();
        assertThat(kills.explainsOneSince(before)).isEqualTo(OomKills.Verdict.NO);
        write("proc/vmstat", "oom_kill 7\n");
        assertThat(kills.explainsOneSince(before)).isEqualTo(OomKills.Verdict.YES);
        assertThat(kills.explainsOneSince(before)).isEqualTo(OomKills.Verdict.YES);
        assertThat(kills.explainsOneSince(before)).isEqualTo(OomKills.Verdict.NO);
        assertThat(kills.explainsOneSince(OomKills.UNKNOWN)).isEqualTo(OomKills.Verdict.UNKNOWN);
    }
}
