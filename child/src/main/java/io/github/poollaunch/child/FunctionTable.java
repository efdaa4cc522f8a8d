package io.github.poollaunch.child;

import io.github.poollaunch.protocol.databind.FunctionConfiguration;
import io.github.poollaunch.protocol.function.FunctionCall;
import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.function.FunctionSignature;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the parent has defined, by number. What they name is looked for when a chunk first needs it, so
 * that what is wrong with it is told in that chunk's reply. Owned by the task thread.
 */
final class FunctionTable {

    /** A function that can be called, with its values' codecs. */
    record Entry(FunctionCall call, ValueCodec parameter, ValueCodec result) {}

    private static final String HOME = "java.home";

    private final @Nullable String javaHome = System.getProperty(HOME);
    private Codecs codecs = Codecs.wire();
    private final Map<Integer, FunctionSpec> specs = new HashMap<>();
    private final Map<Integer, Entry> entries = new HashMap<>();

    Codecs codecs() {
        return codecs;
    }

    /** Before any function is used. */
    void configure(FunctionSpec settings) {
        codecs = Codecs.wire(new FunctionConfiguration(settings, ClassLoader.getSystemClassLoader()));
    }

    void define(Request.Define definition) {
        specs.put(definition.function(), definition.spec());
    }

    void forget(int number) {
        specs.remove(number);
        entries.remove(number);
    }

    /**
     * Returns the function of that number.
     *
     * @throws FunctionException if its class or method is not found, or its object cannot be made
     * @throws io.github.poollaunch.protocol.value.ValueException if its types cannot travel
     */
    Entry get(int number) {
        restoreJavaHome();
        Entry entry = entries.get(number);
        if (entry == null) {
            entry = find(number, true);
            entries.put(number, entry);
        }
        return entry;
    }

    /** The JDK looks for its own services there (time zones, file systems), late: what a task did to it is not passed on. */
    private void restoreJavaHome() {
        if (javaHome != null && !javaHome.equals(System.getProperty(HOME))) {
            System.setProperty(HOME, javaHome);
        }
    }

    /** The same for an initializer, whose result stays in this JVM: it may be of any type. */
    Entry initializer(int number) {
        return find(number, false);
    }

    private Entry find(int number, boolean resultTravels) {
        FunctionSpec spec = specs.get(number);
        if (spec == null) {
            throw new FunctionException("the function " + number + " was not defined", null);
        }
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        FunctionSignature signature = FunctionSignature.of(spec, loader);
        return new Entry(
                FunctionCall.of(spec, loader),
                codecs.ofArguments(signature.parameters()),
                codecs.of(resultTravels ? signature.result() : Void.class));
    }
}
