package studio.atelier.engine.pipelines.expression;

import java.util.List;

/** Values that do not fit the parameters of a pipeline. */
public final class ParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems all that is wrong, a sentence each */
    public ParameterException(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
