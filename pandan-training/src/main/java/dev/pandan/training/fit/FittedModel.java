package dev.pandan.training.fit;

import dev.pandan.model.linear.LinearModel;
import org.apache.spark.ml.PipelineModel;

/**
 * A fitted model in both forms.
 *
 * @param pipeline as Spark has it
 * @param model as it serves
 */
public record FittedModel(PipelineModel pipeline, LinearModel model) {}
