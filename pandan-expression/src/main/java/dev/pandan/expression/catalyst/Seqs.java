package dev.pandan.expression.catalyst;

import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Lists across the border between Java and Scala. */
public final class Seqs {
    private Seqs() {}

    public static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    public static <T> List<T> list(Seq<T> seq) {
        return List.copyOf(CollectionConverters.asJava(seq));
    }
}
