package studio.atelier.engine.dataprep.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.dataprep.flow.FlowNode;
import studio.atelier.engine.dataprep.operator.column.CastSingleDataType;
import studio.atelier.engine.dataprep.operator.column.ConcatColumns;
import studio.atelier.engine.dataprep.operator.column.CustomFormula;
import studio.atelier.engine.dataprep.operator.column.DropColumn;
import studio.atelier.engine.dataprep.operator.column.DuplicateColumn;
import studio.atelier.engine.dataprep.operator.column.InferAndCastType;
import studio.atelier.engine.dataprep.operator.column.MoveColumn;
import studio.atelier.engine.dataprep.operator.column.RenameColumn;
import studio.atelier.engine.dataprep.operator.dataset.Identity;
import studio.atelier.engine.dataprep.operator.dataset.JoinMultiKeys;
import studio.atelier.engine.dataprep.operator.dataset.JoinTables;
import studio.atelier.engine.dataprep.operator.dataset.S3Source;
import studio.atelier.engine.dataprep.operator.encoding.OneHotEncode;
import studio.atelier.engine.dataprep.operator.encoding.OrdinalEncode;
import studio.atelier.engine.dataprep.operator.missing.AddIndicator;
import studio.atelier.engine.dataprep.operator.missing.DropMissing;
import studio.atelier.engine.dataprep.operator.missing.FillMissing;
import studio.atelier.engine.dataprep.operator.missing.ImputeMissing;
import studio.atelier.engine.dataprep.operator.numeric.Outliers;
import studio.atelier.engine.dataprep.operator.numeric.ScaleValues;
import studio.atelier.engine.dataprep.operator.row.DropDuplicates;
import studio.atelier.engine.dataprep.operator.row.ShuffleRows;
import studio.atelier.engine.dataprep.operator.row.SortRows;
import studio.atelier.engine.dataprep.operator.split.OrderedSplit;
import studio.atelier.engine.dataprep.operator.split.RandomizedSplit;
import studio.atelier.engine.dataprep.operator.split.Sampling;
import studio.atelier.engine.dataprep.operator.split.SplitByKey;
import studio.atelier.engine.dataprep.operator.split.StratifiedSplit;
import studio.atelier.engine.dataprep.operator.text.FormatString;
import studio.atelier.engine.dataprep.operator.text.ReplaceSubstring;

/** The operators that are built. */
public final class OperatorRegistry {

    private final Map<OperatorKey, Operator> operators = new LinkedHashMap<>();

    public OperatorRegistry(List<Operator> operators) {
        for (Operator operator : operators) {
            for (OperatorKey key : operator.keys()) {
                if (this.operators.put(key, operator) != null) {
                    throw new IllegalArgumentException("Two operators for " + key);
                }
            }
        }
    }

    /** All operators of this version. */
    public static OperatorRegistry builtIn() {
        return new OperatorRegistry(List.of(
                new S3Source(),
                new Identity(),
                new InferAndCastType("0.1", 1000),
                new InferAndCastType("0.2", 5000),
                new CastSingleDataType(),
                new DropColumn(),
                new DuplicateColumn(),
                new RenameColumn(),
                new MoveColumn(),
                new ConcatColumns(),
                new FillMissing(),
                new ImputeMissing(),
                new AddIndicator(),
                new DropMissing(),
                new OrdinalEncode(),
                new OneHotEncode(),
                new ScaleValues(),
                new RandomizedSplit(),
                new OrderedSplit(),
                new StratifiedSplit(),
                new SplitByKey(),
                new Sampling(),
                new CustomFormula(),
                Outliers.byDeviation(),
                Outliers.byRobustDeviation(),
                Outliers.byQuantiles(),
                Outliers.byMinMax(),
                new FormatString(),
                new ReplaceSubstring(),
                new JoinTables(),
                new JoinMultiKeys(),
                new SortRows(),
                new ShuffleRows(),
                new DropDuplicates()));
    }

    /** The operator that a node asks for, if it is built. */
    public Optional<Operator> find(FlowNode node) {
        Operator exact = operators.get(new OperatorKey(node.operator(), node.choice()));
        return Optional.ofNullable(exact != null ? exact : operators.get(OperatorKey.of(node.operator())));
    }

    /** The choices of a group that are built; empty if none is. */
    public List<String> choices(String id) {
        return operators.keySet().stream()
                .filter(key -> key.id().equals(id) && !key.choice().isEmpty())
                .map(OperatorKey::choice)
                .toList();
    }
}
