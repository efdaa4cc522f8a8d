package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;

class OwnJarsTest {

    @Test
    void ofChild_isWhatAChildLoads() {
        assertThat(OwnJars.ofChild())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry).exists())
                .last()
                .satisfies(entry -> assertThat(entry.getFileName().toString()).startsWith("jackson-core-"));
    }

    @Test
    void find_itsJar_orNothing() {
        assertThat(OwnJars.find(PoolFunction.class.getName())).isEqualTo(OwnJars.of(PoolFunction.class));
        assertThat(OwnJars.find("io.github.poollaunch.NotThere")).isNull();
        // It is in no file.
        assertThat(OwnJars.find("java.lang.String")).isNull();
    }

    /** As Spring Boot's launcher loads what is in its jar. */
    @Test
    void of_aJarInsideAnother_isRefused_withTheWayToGetItOut() throws Exception {
        String place = "jar:file:/app.jar!/BOOT-INF/lib/pool.jar!/";
        byte[] bytes;
        try (InputStream in = OwnJarsTest.class.getResourceAsStream("OwnJarsTest.class")) {
            bytes = in.readAllBytes();
        }
        Class<?> nested = new ClassLoader(null) {
            Class<?> define() throws MalformedURLException {
                CodeSource source = new CodeSource(URI.create(place).toURL(), (Certificate[]) null);
                ProtectionDomain domain = new ProtectionDomain(source, null);
                return defineClass(OwnJarsTest.class.getName(), bytes, 0, bytes.length, domain);
            }
        }.define();
        assertThatThrownBy(() -> OwnJars.of(nested))
                .isInstanceOf(PoolException.class)
                .hasMessageContaining(place)
                .hasMessageContaining("java -Djarmode=tools -jar app.jar extract");
    }
}
