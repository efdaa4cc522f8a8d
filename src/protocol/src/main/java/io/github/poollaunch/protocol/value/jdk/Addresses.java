package io.github.poollaunch.protocol.value.jdk;

import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Internet addresses, as their bytes and the name that they were made with. Nothing is looked up. */
final class Addresses {
    private Addresses() {}

    static ValueCodec codec(Class<?> type) {
        if (type == Inet4Address.class) {
            return new PartsCodec<>(Inet4Address.class, Addresses::parts, parts -> (Inet4Address) address(parts));
        }
        if (type == Inet6Address.class) {
            return new PartsCodec<>(Inet6Address.class, Addresses::parts, parts -> (Inet6Address) address(parts));
        }
        return new PartsCodec<>(InetAddress.class, Addresses::parts, Addresses::address);
    }

    private static List<? extends @Nullable Object> parts(InetAddress address) {
        if (address instanceof Inet6Address six && (six.getScopeId() != 0 || six.getScopedInterface() != null)) {
            throw new ValueException("the address " + address + " has a scope, which means something in its own network"
                    + " stack only: send it as text");
        }
        // The name as it was given, if it was: getHostName would look one up.
        String text = address.toString();
        String name = text.substring(0, text.lastIndexOf('/'));
        return Arrays.asList(name.isEmpty() ? null : name, Base64.getEncoder().encodeToString(address.getAddress()));
    }

    private static InetAddress address(List<@Nullable Object> parts) {
        if (parts.size() != 2) {
            throw new ValueException("expected a name and an address, found " + parts.size() + " values");
        }
        try {
            return InetAddress.getByAddress(
                    (String) parts.get(0), Base64.getDecoder().decode((String) Objects.requireNonNull(parts.get(1))));
        } catch (UnknownHostException e) {
            throw new ValueException("expected the bytes of an address, found " + e.getMessage());
        }
    }
}
