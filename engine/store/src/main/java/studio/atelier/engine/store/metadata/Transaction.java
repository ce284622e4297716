package studio.atelier.engine.store.metadata;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * A transaction of the metadata database, handed from one change to the next that belongs with it. Only
 * the store writes statements; others pass it on.
 */
public final class Transaction {

    private final Handle handle;

    Transaction(Handle handle) {
        this.handle = handle;
    }

    public Query createQuery(String sql) {
        return handle.createQuery(sql);
    }

    public Update createUpdate(String sql) {
        return handle.createUpdate(sql);
    }

    public PreparedBatch prepareBatch(String sql) {
        return handle.prepareBatch(sql);
    }
}
