package io.github.poollaunch.it;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.poollaunch.Pool;
import io.github.poollaunch.Wire;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks that ask where their worker has its classes from. */
public final class ChildClassesFunctions {

    /** A class that travels by databind. */
    public record Priced(@JsonProperty("the price") double price, Optional<String> note) {}

    /** What a captured proxy does. */
    public interface Greeting extends Serializable {
        String to(String name);
    }

    /** A proxy's. */
    public static final class Greeter implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return "Hello " + arguments[0];
        }
    }

    private ChildClassesFunctions() {}

    /** Whether the JVM itself loads classes of those names, and not a class loader of Java's. */
    public static List<Boolean> areLoadedByJvm(List<String> classNames) throws ClassNotFoundException {
        List<Boolean> byJvm = new ArrayList<>();
        for (String each : classNames) {
            byJvm.add(Class.forName(each).getClassLoader() == null);
        }
        return byJvm;
    }

    public static Priced doubled(Priced item) {
        return new Priced(2 * item.price(), item.note());
    }

    /** The same by a pool of the task's own, in each format. */
    public static List<Priced> doubledInPools(Priced item) {
        try (Pool json = Pool.of(1);
                Pool smile = Pool.builder().processes(1).wire(Wire.SMILE).build()) {
            return List.of(
                    json.apply(ChildClassesFunctions::doubled, item),
                    smile.apply(ChildClassesFunctions::doubled, item));
        }
    }
}
