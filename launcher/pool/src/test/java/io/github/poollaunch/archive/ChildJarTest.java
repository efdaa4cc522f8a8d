package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJarTest {

    @TempDir
    Path folder;

    private Path jar(String name, FileTime time, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                String[] nameAndText = entry.split("=", -1);
                out.putNextEntry(new ZipEntry(nameAndText[0]));
                if (nameAndText.length > 1) {
                    out.write(nameAndText[1].getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return Files.setLastModifiedTime(jar, time);
    }

    private static Map<String, String> contents(Path jar) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                contents.put(
                        each.getName(), new String(zip.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    @Test
    void classesAndResources_areThere_ofTheFirstJarThatHasThem() throws Exception {
        Path first = jar("first.jar", Jars.TIME, "a/", "a/A.class=A", "LICENSE=first", "META-INF/services/s=one");
        Path second = jar("second.jar", Jars.TIME, "LICENSE=second", "META-INF/services/s=two", "b/B.class=B");
        Path one = folder.resolve("one.jar");
        ChildJar.write(one, List.of(first, second));
        assertThat(contents(one))
                .containsExactly(
                        Map.entry("a/A.class", "A"),
                        Map.entry("LICENSE", "first"),
                        Map.entry("META-INF/services/s", "one\ntwo"),
                        Map.entry("b/B.class", "B"));
    }

    @Test
    void whatSaysSomethingOfAWholeJar_isLeftOut() throws Exception {
        Path jar = jar(
                "first.jar",
                Jars.TIME,
                "META-INF/MANIFEST.MF=Multi-Release: true",
                "META-INF/A.SF=signed",
                "META-INF/A.RSA=signed",
                "META-INF/INDEX.LIST=index",
                "META-INF/maven/x/pom.xml=pom",
                "META-INF/versions/21/a/A.class=newer",
                "META-INF/versions/22/module-info.class=module",
                "module-info.class=module",
                "META-INF/LICENSE=free",
                "a/A.class=A");
        Path one = folder.resolve("one.jar");
        ChildJar.write(one, List.of(jar));
        assertThat(contents(one)).containsOnlyKeys("META-INF/LICENSE", "a/A.class");
    }

    @Test
    void sameJars_makeTheSameJar_withTheTimeOfTheNewest() throws Exception {
        FileTime newer = FileTime.fromMillis(Jars.TIME.toMillis() + 60_000);
        List<Path> jars = List.of(jar("first.jar", newer, "a/A.class=A"), jar("second.jar", Jars.TIME, "b/B.class=B"));
        Path one = folder.resolve("one.jar");
        Path again = folder.resolve("again.jar");
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            ChildJar.write(one, jars);
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            Files.writeString(again, "replaced");
            ChildJar.write(again, jars);
        } finally {
            TimeZone.setDefault(here);
        }
        try (ZipFile zip = new ZipFile(one.toFile())) {
            // What a JVM would look through.
            assertThat(Collections.list(zip.entries()))
                    .allSatisfy(each -> assertThat(each.getExtra()).isNull());
        }
        assertThat(again).hasSameBinaryContentAs(one);
        assertThat(Files.getLastModifiedTime(one)).isEqualTo(newer);
        assertThat(Files.getLastModifiedTime(again)).isEqualTo(newer);
    }

    @Test
    void jarsThatAreOneAlready_orHoldMoreThanOurs_orCannotBeNamed_areLeftAsTheyAre() throws Exception {
        Path small = jar("small.jar", Jars.TIME, "a/A.class=A");
        Path other = jar("other.jar", Jars.TIME, "b/B.class=B");
        assertThat(ChildJar.canBeOf(List.of(small, other), folder)).isTrue();
        assertThat(ChildJar.canBeOf(List.of(small), folder)).isFalse();
        assertThat(ChildJar.canBeOf(List.of(), folder)).isFalse();
        if (File.pathSeparatorChar == ':') {
            assertThat(ChildJar.canBeOf(List.of(small, other), folder.resolve("a:b")))
                    .isFalse();
        }
        assertThat(ChildJar.canBeOf(List.of(small, other), folder.resolve("a b")))
                .isFalse();
        Path large = Files.write(folder.resolve("large.jar"), new byte[5 * 1024 * 1024]);
        assertThat(ChildJar.canBeOf(List.of(small, large), folder)).isFalse();
    }
}
