package studio.atelier.engine.dataprep.run;

import java.nio.file.Path;
import java.util.List;
import studio.atelier.engine.dataprep.operator.OperatorException;

/** Finds the files of a flow's sources. */
@FunctionalInterface
public interface SourceFiles {

    /**
     * @param dataset the source's name
     * @param uri its URI as the flow says it
     * @param nested whether folders inside its folder count
     * @return the files in the order in which they are read, at least one
     * @throws OperatorException if there are none; the message says where they were looked for
     */
    List<Path> find(String dataset, String uri, boolean nested);
}
