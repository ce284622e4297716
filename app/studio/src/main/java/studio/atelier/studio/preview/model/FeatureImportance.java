package studio.atelier.studio.preview.model;

/**
 * How much a feature is used.
 *
 * @param weight in how many splits
 * @param gain mean improvement of the loss of these splits
 */
public record FeatureImportance(String feature, long weight, double gain) {

    public double totalGain() {
        return gain * weight;
    }
}
