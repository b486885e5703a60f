package dev.pandan.sandbox;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of Cassandra nodes on this machine, one address of 127.0.0.0/8 each; all are seeds, and each has an equal part of the tokens. On Linux all these addresses
 * are there; other systems want them configured.
 *
 * @param addresses numeric, one of each node
 * @param port for CQL, on every address
 * @param storagePort for the nodes among each other, on every address
 */
public record CassandraRing(List<String> addresses, int port, int storagePort) {
    private static final int ATTEMPTS = 100;

    public CassandraRing {
        addresses = List.copyOf(addresses);
    }

    /** Nodes on 127.0.0.1, 127.0.0.2 and so on, with ports that are free on all of them. */
    public static CassandraRing of(int nodes) {
        List<String> addresses = IntStream.rangeClosed(1, nodes)
                .mapToObj(node -> "127.0.0." + node)
                .toList();
        int port = freeOnAll(addresses, 0);
        return new CassandraRing(addresses, port, freeOnAll(addresses, port));
    }

    private static int freeOnAll(List<String> addresses, int other) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FreePorts.preferring(0, addresses.get(0), other);
            if (addresses.stream().allMatch(address -> FreePorts.isFree(address, port))) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free on all of " + addresses);
    }

    String seeds() {
        return addresses.stream().map(address -> address + ":" + storagePort).collect(Collectors.joining(","));
    }

    /** The first token of a node. */
    long token(String address) {
        BigInteger share = BigInteger.ONE.shiftLeft(Long.SIZE).divide(BigInteger.valueOf(addresses.size()));
        return BigInteger.valueOf(Long.MIN_VALUE)
                .add(BigInteger.ONE)
                .add(share.multiply(BigInteger.valueOf(addresses.indexOf(address))))
                .longValueExact();
    }
}
