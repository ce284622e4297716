package studio.atelier.studio.room;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.operation.EngineErrors;

/** What training jobs reported last. */
public final class FinalMetrics {

    private static final String TRAINING_JOB = ":training-job/";

    private FinalMetrics() {}

    public static boolean isTrainingJob(String arn) {
        return arn.contains(TRAINING_JOB);
    }

    /**
     * Waits for the engine.
     *
     * @param jobArn of a training job
     * @return last value by name of the metric; empty if the job was deleted, and its metrics with it
     */
    public static Map<String, Double> of(SageMakerClient client, String jobArn) {
        String name = jobArn.substring(jobArn.indexOf(TRAINING_JOB) + TRAINING_JOB.length());
        Map<String, Double> metrics = new LinkedHashMap<>();
        try {
            client.describeTrainingJob(request -> request.trainingJobName(name))
                    .finalMetricDataList()
                    .forEach(metric -> metrics.put(metric.metricName(), widen(metric.value())));
        } catch (SageMakerException e) {
            if (!EngineErrors.isMissing(e)) {
                throw e;
            }
            return Map.of();
        }
        return metrics;
    }

    /** The client's floats as the decimal numbers that were written: 0.1, not 0.10000000149. */
    private static double widen(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
