package studio.atelier.engine.pipelines.validation;

import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Comparison;
import studio.atelier.engine.pipelines.expression.Condition;
import studio.atelier.engine.pipelines.expression.Condition.Compare;
import studio.atelier.engine.pipelines.expression.Condition.In;
import studio.atelier.engine.pipelines.expression.Condition.Not;
import studio.atelier.engine.pipelines.expression.Condition.Or;
import studio.atelier.engine.pipelines.expression.ConditionException;
import studio.atelier.engine.pipelines.expression.ConditionParser;
import studio.atelier.engine.pipelines.expression.Expression;
import tools.jackson.databind.node.ArrayNode;

/** The conditions of Condition steps: well formed, and comparing what compares. */
final class ConditionCheck implements Check {

    private static final Set<String> MEMBERS = Set.of("Conditions", "IfSteps", "ElseSteps");

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            if (step.type() == StepType.CONDITION) {
                step(validation, step);
            }
        }
    }

    private static void step(Validation validation, Step step) {
        Members members = new Members(validation);
        members.known(step.arguments(), step.argumentsPointer(), "A Condition step's Arguments", MEMBERS);
        if (Nodes.object(step.raw(), "Arguments").isPresent()
                && Nodes.get(step.arguments(), "Conditions").isEmpty()) {
            members.missing(step.argumentsPointer(), "Conditions", "A Condition step");
        }
        Optional<ArrayNode> conditions = members.list(step.arguments(), "Conditions", step.argumentsPointer());
        String pointer = step.argumentsPointer() + "/Conditions";
        if (conditions.filter(ArrayNode::isEmpty).isPresent()) {
            validation
                    .findings()
                    .warning("no-conditions", pointer, "With no conditions the IfSteps always run; add a condition.");
        }
        for (int i = 0; conditions.isPresent() && i < conditions.get().size(); i++) {
            try {
                types(validation, ConditionParser.parse(conditions.get().get(i), pointer + "/" + i));
            } catch (ConditionException e) {
                validation
                        .findings()
                        .error(
                                e.getCause() == null ? "bad-condition" : "bad-expression",
                                e.pointer(),
                                Words.sentence(e.problem()));
            }
        }
    }

    private static void types(Validation validation, Condition condition) {
        switch (condition) {
            case Not not -> types(validation, not.condition());
            case Or or -> {
                if (or.conditions().isEmpty()) {
                    empty(validation, or.pointer(), "conditions");
                }
                or.conditions().forEach(c -> types(validation, c));
            }
            case Compare c -> {
                compare(validation, c.left(), c.right(), c.pointer());
                order(validation, c);
            }
            case In in -> {
                if (in.values().isEmpty()) {
                    empty(validation, in.pointer(), "values");
                }
                in.values().forEach(v -> compare(validation, in.query(), v, in.pointer()));
            }
        }
    }

    private static void empty(Validation validation, String pointer, String what) {
        validation.findings().warning("no-conditions", pointer, "With no " + what + " this is never true; add some.");
    }

    private static void compare(Validation validation, Expression left, Expression right, String pointer) {
        Typing typing = new Typing(validation);
        Optional<Shape.Type> one = typing.of(left).filter(Typing::scalar);
        Optional<Shape.Type> other = typing.of(right).filter(Typing::scalar);
        if (one.isPresent() && other.isPresent() && !compares(one.get(), other.get())) {
            validation
                    .findings()
                    .warning(
                            "condition-types",
                            pointer,
                            Words.brief(left.toString()) + " is " + Words.a(one.get()) + " and "
                                    + Words.brief(right.toString()) + " is " + Words.a(other.get())
                                    + ", which do not compare, so that the step will fail; give both the same type.");
        }
    }

    private static void order(Validation validation, Compare compare) {
        boolean booleans = new Typing(validation)
                .of(compare.left())
                .filter(Shape.Type.BOOLEAN::equals)
                .isPresent();
        if (booleans && compare.operator() != Comparison.EQUALS) {
            validation
                    .findings()
                    .warning(
                            "condition-types",
                            compare.pointer(),
                            "Booleans are equal or not; with "
                                    + compare.operator().json() + " the step will fail. Use Equals.");
        }
    }

    private static boolean compares(Shape.Type one, Shape.Type other) {
        boolean times = one == Shape.Type.TIMESTAMP || other == Shape.Type.TIMESTAMP;
        return one == other || times || one.isNumber() && other.isNumber();
    }
}
