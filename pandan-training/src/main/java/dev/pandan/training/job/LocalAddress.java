package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;

/** The address of this machine under which another one sees it. */
final class LocalAddress {
    private LocalAddress() {}

    /** Chosen as packets to {@code other} would leave; none is sent. */
    static String facing(URI other) {
        InetSocketAddress address = new InetSocketAddress(other.getHost(), other.getPort());
        if (address.isUnresolved()) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--spark: the host of " + other + " is not known (expected: a name that resolves)");
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address);
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.USAGE, "--spark: there is no way to " + other + " from this machine", e);
        }
    }
}
