package studio.atelier.engine.dataprep.operator;

/**
 * What a node asks for: an operator's id and, in a group, the choice.
 *
 * @param id such as {@code sagemaker.spark.manage_columns_0.1}
 * @param choice such as {@code Drop column}; empty for an operator without a choice
 */
public record OperatorKey(String id, String choice) {

    public static OperatorKey of(String id) {
        return new OperatorKey(id, "");
    }

    /** An operator of Data Wrangler's Spark family: {@code sagemaker.spark.<name>_0.1}. */
    public static OperatorKey spark(String name, String choice) {
        return new OperatorKey("sagemaker.spark." + name + "_0.1", choice);
    }
}
