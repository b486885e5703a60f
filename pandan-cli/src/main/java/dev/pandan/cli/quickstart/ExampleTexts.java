package dev.pandan.cli.quickstart;

import dev.pandan.live.text.Timestamps;

/** Texts of the quickstart. */
final class ExampleTexts {
    private ExampleTexts() {}

    static String text(long micros) {
        return Timestamps.format(micros);
    }

    /** A command that works as it is: a departure after all of the example's. */
    static String curl(String address, String decision) {
        return "curl -s " + address + "/v1/decisions/" + decision + " -H 'Content-Type: application/json' -d '"
                + "{\"flight_id\": \"new-1\", \"departed_at\": \"2001-04-01T12:00:00Z\", \"origin\": \"JFK\", "
                + "\"destination\": \"LAX\", \"distance\": 2475}'";
    }
}
