package dev.pandan.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on at the moment of asking. */
final class FreePorts {
    private FreePorts() {}

    static boolean isFree(String address, int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static int any(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The preferred port if it is free, else any; never {@code other}. */
    static int preferring(int preferred, String address, int other) {
        if (preferred != other && isFree(address, preferred)) {
            return preferred;
        }
        int port = any(address);
        return port == other ? preferring(0, address, other) : port;
    }
}
