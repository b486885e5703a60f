package dev.pandan.mongodb;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of one login by SCRAM-SHA-256 (RFC 7677). */
final class ScramLogin {
    private static final byte[] SALT = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 4096;
    private static final int KEY_BITS = 256;

    private final String user;
    private final String password;
    private String begin = "";
    private boolean done;

    ScramLogin(String user, String password) {
        this.user = user;
        this.password = password;
    }

    boolean isDone() {
        return done;
    }

    Document start(Document command) {
        String first = payload(command).substring("n,,".length());
        String nonce = first.substring(first.indexOf(",r=") + 3) + "server";
        String answer = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ROUNDS;
        begin = first + "," + answer;
        return answer(answer, false);
    }

    Document finish(Document command) throws GeneralSecurityException {
        String last = payload(command);
        int proof = last.lastIndexOf(",p=");
        byte[] message = (begin + "," + last.substring(0, proof)).getBytes(StandardCharsets.UTF_8);
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ROUNDS, KEY_BITS))
                .getEncoded();
        byte[] clientKey = hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
        byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        boolean known = begin.startsWith("n=" + user + ",");
        if (!known || !MessageDigest.isEqual(clientKey, Base64.getDecoder().decode(last.substring(proof + 3)))) {
            throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
        }
        done = true;
        byte[] serverKey = hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        return answer("v=" + Base64.getEncoder().encodeToString(hmac(serverKey, message)), true);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String payload(Document command) {
        return new String(((BinData) command.get("payload")).getData(), StandardCharsets.UTF_8);
    }

    private static Document answer(String payload, boolean done) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8)))
                .append("ok", 1.0);
    }
}
