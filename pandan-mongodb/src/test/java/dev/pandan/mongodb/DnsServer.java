package dev.pandan.mongodb;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Answers questions for SRV and TXT records on a port of 127.0.0.1 (RFC 1035, UDP). */
final class DnsServer implements AutoCloseable {
    static final int TXT = 16;
    static final int SRV = 33;
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 3;
    private static final int QUESTION_AS_IT_IS = 0xC00C;

    private final DatagramSocket socket;
    private final Map<String, List<byte[]>> records;

    /**
     * @param records data by {@code name/type}
     */
    DnsServer(Map<String, List<byte[]>> records) throws IOException {
        this.records = records;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "dns");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    static byte[] srv(int port, String host) {
        byte[] name = name(host);
        return ByteBuffer.allocate(6 + name.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) port)
                .put(name)
                .array();
    }

    static byte[] txt(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] name(String host) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : DOT.split(host, -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                byte[] answer = answer(question);
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            // It was closed.
        }
    }

    private byte[] answer(DatagramPacket packet) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(packet.getData(), HEADER, packet.getLength() - HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        int end = question.position() + 2;
        List<byte[]> found = records.getOrDefault(name.toString().toLowerCase(Locale.ROOT) + "/" + type, List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(packet.getData(), 0, 2);
        out.writeShort(0x8580 | (found.isEmpty() ? NO_SUCH_NAME : 0));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(packet.getData(), HEADER, end - HEADER);
        for (byte[] data : found) {
            out.writeShort(QUESTION_AS_IT_IS);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }
}
