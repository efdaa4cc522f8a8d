package io.github.poollaunch.protocol.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.format.Json;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

class FaultTest {

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message for you");
        }
    }

    private static Fault sent(Throwable thrown) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            Fault.of(thrown).write(json);
        }
        JsonParser in = Json.parser(out.toByteArray());
        in.nextToken();
        return Fault.read(in);
    }

    @Test
    void exception_sent_keepsAll() {
        Exception thrown = new IllegalStateException("outer", new RuntimeException((String) null));
        thrown.addSuppressed(new Exception("on the side"));
        Fault fault = sent(thrown);
        assertThat(fault.text()).isEqualTo("java.lang.IllegalStateException: outer");
        // Without the names of modules and loaders, with which a rebuilt frame would print more than the original.
        assertThat(fault.stack().get(0).toString()).isEqualTo(thrown.getStackTrace()[0].toString());
        assertThat(fault.stack()).hasSameSizeAs(thrown.getStackTrace());
        assertThat(fault.cause().message()).isNull();
        assertThat(fault.suppressed().get(0).message()).isEqualTo("on the side");
    }

    @Test
    void cycleOfCauses_ends() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        Fault fault = sent(first);
        assertThat(fault.cause().cause().text()).contains("shown above");
    }

    @Test
    void longChain_isCut() {
        Exception thrown = new Exception("innermost");
        for (int i = 0; i < 100_000; i++) {
            thrown = new Exception("level " + i, thrown);
        }
        Fault last = sent(thrown);
        int links = 0;
        while (last.cause() != null) {
            last = last.cause();
            links++;
        }
        assertThat(last.text()).contains("cut");
        assertThat(links).isLessThan(100);
    }

    @Test
    void hostileMessage_isReplaced() {
        Fault fault = sent(new Hostile());
        assertThat(fault.type()).isEqualTo(Hostile.class.getName());
        assertThat(fault.message()).contains("getMessage() threw");
        assertThat(fault.text()).contains("threw java.lang.IllegalStateException");
    }
}
