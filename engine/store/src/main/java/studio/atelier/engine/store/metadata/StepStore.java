package studio.atelier.engine.store.metadata;

import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The steps of pipeline executions, as far as they were started. */
public final class StepStore {

    /**
     * A step of an execution.
     *
     * @param position the order in which steps were first started
     * @param document everything else the executor keeps of it
     */
    public record StepRow(String execution, String name, int position, String status, ObjectNode document) {}

    private final Database database;
    private final Journal journal;

    public StepStore(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Writes a step and tells of it. */
    public void put(StepRow row, EngineEvent.StepChanged event) {
        database.useTransaction(transaction -> put(transaction, row, event));
        journal.wake();
    }

    /** Writes within a transaction of the caller, who wakes the journal afterwards. */
    public void put(Transaction transaction, StepRow row, EngineEvent.StepChanged event) {
        transaction
                .createUpdate("merge into step (execution, name, position, status, document) key (execution, name)"
                        + " values (:execution, :name, :position, :status, :document)")
                .bind("execution", row.execution())
                .bind("name", row.name())
                .bind("position", row.position())
                .bind("status", row.status())
                .bind("document", Json.write(row.document()))
                .execute();
        journal.append(transaction, event);
    }

    public Optional<StepRow> find(String execution, String name) {
        return of(execution).stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** The steps of an execution, in the order in which they were started. */
    public List<StepRow> of(String execution) {
        return database.inTransaction(transaction -> of(transaction, execution));
    }

    /** The same within a transaction of the caller. */
    public List<StepRow> of(Transaction transaction, String execution) {
        return transaction
                .createQuery("select execution, name, position, status, document from step where execution = :execution"
                        + " order by position")
                .bind("execution", execution)
                .map((row, context) -> new StepRow(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        Json.parseObject(row.getString(5))))
                .list();
    }

    public void delete(String execution) {
        database.useTransaction(transaction -> transaction
                .createUpdate("delete from step where execution = :execution")
                .bind("execution", execution)
                .execute());
    }
}
