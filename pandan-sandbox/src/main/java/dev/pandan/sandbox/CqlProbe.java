package dev.pandan.sandbox;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a port whether a CQL server answers there: one OPTIONS request of the native protocol, version 4. */
final class CqlProbe {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int RESPONSE_V4 = 0x84;
    private static final int SUPPORTED = 0x06;
    private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};

    private CqlProbe() {}

    static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(OPTIONS);
            DataInputStream input = new DataInputStream(socket.getInputStream());
            int version = input.readUnsignedByte();
            input.skipNBytes(3);
            return version == RESPONSE_V4 && input.readUnsignedByte() == SUPPORTED;
        } catch (IOException notYet) {
            return false;
        }
    }
}
