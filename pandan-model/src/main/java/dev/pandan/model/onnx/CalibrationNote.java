package dev.pandan.model.onnx;

import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.wire.WireReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the metadata of a calibrated ONNX file tells of it. Field numbers are those of onnx.proto.
 *
 * @param uncalibrated name of the value that the calibration is of
 */
public record CalibrationNote(Calibration calibration, String uncalibrated) {
    private static final String CALIBRATION = "pandan.calibration";
    private static final String UNCALIBRATED = "pandan.uncalibrated";
    private static final int METADATA = 14;

    /** Empty if the file is not calibrated; {@code IllegalArgumentException} if it is no ONNX file. */
    public static Optional<CalibrationNote> read(byte[] file) {
        Map<String, String> notes = new HashMap<>();
        WireReader model = new WireReader(file);
        while (model.next()) {
            if (model.field() == METADATA) {
                entry(model.message(), notes);
            } else {
                model.skip();
            }
        }
        String calibration = notes.get(CALIBRATION);
        String uncalibrated = notes.get(UNCALIBRATED);
        return calibration == null || uncalibrated == null
                ? Optional.empty()
                : Optional.of(new CalibrationNote(Calibration.parse(calibration), uncalibrated));
    }

    private static void entry(WireReader in, Map<String, String> notes) {
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> in.skip();
            }
        }
        notes.put(key, value);
    }

    /** The same as fields of a file. */
    Wire fields() {
        return new Wire()
                .message(METADATA, entry(CALIBRATION, calibration.text()))
                .message(METADATA, entry(UNCALIBRATED, uncalibrated));
    }

    private static Wire entry(String key, String value) {
        return new Wire().text(1, key).text(2, value);
    }
}
