package dev.pandan.training.fit;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.job.UserJars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.linalg.Vector;

/**
 * A fitted model of a class of the user's as a file: name of the estimator's class, SHA-256 of its jar, then encoding and model as Java serializes them. Only classes of
 * Spark, Scala, Java's own collections, this package and that very jar are read.
 */
record SparkModelFile(Encoding encoding, PredictionModel<Vector, ?> model) {
    private static final List<String> KNOWN = List.of(
            "java.lang.", "java.util.", "java.math.", "scala.", "org.apache.spark.", "dev.pandan.training.fit.");

    static byte[] write(ModelSpec spec, Encoding encoding, PredictionModel<Vector, ?> model) {
        UserJars jars = UserJars.current().orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeUTF(spec.algorithm());
            out.writeUTF(digest(jars, spec.algorithm()));
            out.writeObject(encoding);
            out.writeObject(model);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "the model " + model.getClass().getName() + " cannot be stored: " + e
                            + " (expected: fields that Java can serialize, or transient ones)",
                    e);
        }
        return bytes.toByteArray();
    }

    /** {@code MISMATCH} if the project's jar is not the one that it was trained with. */
    static SparkModelFile read(byte[] file) {
        UserJars jars = UserJars.current().orElseThrow(() -> mismatch("the project names no jar that is there"));
        try (ObjectInputStream in = new Input(file, jars)) {
            String algorithm = in.readUTF();
            if (!in.readUTF().equals(digest(jars, algorithm))) {
                throw mismatch("the project's jar is not the one that " + algorithm + " was trained with");
            }
            return model((Encoding) in.readObject(), in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw PandanException.of(
                    ErrorCode.MISMATCH, "the model cannot be read: " + e + "; train it anew with the project's jar", e);
        }
    }

    @SuppressWarnings("unchecked") // as it was written
    private static SparkModelFile model(Encoding encoding, Object model) {
        return new SparkModelFile(encoding, (PredictionModel<Vector, ?>) model);
    }

    static String digest(UserJars jars, String algorithm) {
        try {
            return jars.digest(Class.forName(algorithm, false, jars))
                    .orElseThrow(() -> mismatch(algorithm + " comes from no jar of the project"));
        } catch (ClassNotFoundException e) {
            throw mismatch("no jar of the project holds the class " + algorithm);
        }
    }

    private static PandanException mismatch(String why) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the model scores by the code of a jar, and " + why + "; give the project that jar, or train anew");
    }

    /** Finds classes in the jars, and no others than those that may be there. */
    private static final class Input extends ObjectInputStream {
        private final UserJars jars;

        Input(byte[] file, UserJars jars) throws IOException {
            super(new ByteArrayInputStream(file));
            this.jars = jars;
            setObjectInputFilter(info -> info.serialClass() == null || isKnown(info.serialClass())
                    ? ObjectInputFilter.Status.UNDECIDED
                    : ObjectInputFilter.Status.REJECTED);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, jars);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type); // primitives
            }
        }

        private boolean isKnown(Class<?> type) {
            Class<?> element = type;
            while (element.isArray()) {
                element = element.getComponentType();
            }
            String name = element.getName();
            return element.isPrimitive()
                    || element.getClassLoader() == jars
                    || KNOWN.stream().anyMatch(name::startsWith);
        }
    }
}
