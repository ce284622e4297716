package studio.atelier.engine.store.metadata;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;

/**
 * Resources by kind and name. A change of status is written together with its event, so a follower
 * sees every change exactly once.
 */
public final class ResourceStore {

    private static final int PAGE = 200;
    private static final int MESSAGE_LIMIT = 1024;

    private final Database database;
    private final Journal journal;

    public ResourceStore(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** @throws DuplicateResourceException if the name is taken */
    public Resource create(Resource resource) {
        return create(resource, created -> {});
    }

    /**
     * Creates with what belongs to it, in one transaction.
     *
     * @throws DuplicateResourceException if the name is taken
     */
    public Resource create(Resource resource, Consumer<Transaction> belongings) {
        AtomicBoolean written = new AtomicBoolean();
        Resource stored;
        try {
            stored = database.inTransaction(transaction -> {
                Resource created = create(transaction, resource);
                belongings.accept(transaction);
                written.set(true);
                return created;
            });
        } catch (DuplicateResourceException e) {
            // Where the database passed to another program after a commit, the answer was lost and the work ran again.
            stored = findByArn(resource.arn())
                    .filter(found -> written.get() && sameCreation(found, resource))
                    .orElseThrow(() -> e);
        }
        journal.wake();
        return stored;
    }

    private static boolean sameCreation(Resource found, Resource wanted) {
        return found.owner().equals(wanted.owner())
                && found.created().toEpochMilli() == wanted.created().toEpochMilli()
                && found.document().equals(wanted.document());
    }

    /** Creates within a transaction of the caller, who wakes the journal afterwards. */
    public Resource create(Transaction transaction, Resource resource) {
        if (select(
                        transaction,
                        "kind = :kind and name = :name",
                        Map.of("kind", resource.kind(), "name", resource.name()))
                .isPresent()) {
            throw new DuplicateResourceException(resource.kind(), resource.name());
        }
        try {
            bind(
                            transaction.createUpdate(
                                    "insert into resource (kind, name, arn, parent, status, detail, message, created,"
                                            + " modified, owner, version, document) values (:kind, :name, :arn, :parent, :status,"
                                            + " :detail, :message, :created, :modified, :owner, 1, :document)"),
                            resource)
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == 23505) {
                throw new DuplicateResourceException(resource.kind(), resource.name());
            }
            throw e;
        }
        journal.append(transaction, event(resource, resource.status()));
        return new Resource(
                resource.kind(),
                resource.name(),
                resource.arn(),
                resource.parent(),
                resource.status(),
                resource.detail(),
                resource.message(),
                resource.created(),
                resource.modified(),
                resource.owner(),
                1,
                resource.document());
    }

    public Optional<Resource> find(String kind, String name) {
        return database.inTransaction(transaction ->
                select(transaction, "kind = :kind and name = :name", Map.of("kind", kind, "name", name)));
    }

    public Optional<Resource> findByArn(String arn) {
        return database.inTransaction(transaction -> select(transaction, "arn = :arn", Map.of("arn", arn)));
    }

    /**
     * Changes a resource: reads it, applies {@code change} and writes it back, with nobody between.
     * {@code change} may run more than once and may return its argument for no change.
     *
     * @return the resource as it is now; empty if there is none
     */
    public Optional<Resource> update(String kind, String name, UnaryOperator<Resource> change) {
        Optional<Resource> updated = database.inTransaction(transaction -> update(transaction, kind, name, change));
        journal.wake();
        return updated;
    }

    /** Updates within a transaction of the caller, who wakes the journal afterwards. */
    public Optional<Resource> update(
            Transaction transaction, String kind, String name, UnaryOperator<Resource> change) {
        Optional<Resource> before =
                select(transaction, "kind = :kind and name = :name for update", Map.of("kind", kind, "name", name));
        if (before.isEmpty()) {
            return before;
        }
        Resource old = before.get();
        Resource changed = change.apply(old);
        if (changed.equals(old) && changed.document() == old.document()) {
            return before;
        }
        Instant now = Instant.now();
        bind(
                        transaction.createUpdate(
                                "update resource set parent = :parent, status = :status, detail = :detail,"
                                        + " message = :message, modified = :now, owner = :owner, version = version + 1,"
                                        + " document = :document where kind = :kind and name = :name"),
                        changed)
                .bind("now", now.toEpochMilli())
                .execute();
        if (!changed.status().equals(old.status()) || !changed.detail().equals(old.detail())) {
            journal.append(transaction, event(changed, changed.status()));
        }
        return Optional.of(new Resource(
                kind,
                name,
                changed.arn(),
                changed.parent(),
                changed.status(),
                changed.detail(),
                changed.message(),
                changed.created(),
                now,
                changed.owner(),
                old.version() + 1,
                changed.document()));
    }

    /** @return false if there was none */
    public boolean delete(String kind, String name) {
        boolean deleted = database.inTransaction(transaction -> {
            Optional<Resource> old =
                    select(transaction, "kind = :kind and name = :name for update", Map.of("kind", kind, "name", name));
            old.ifPresent(resource -> {
                transaction
                        .createUpdate("delete from resource where kind = :kind and name = :name")
                        .bind("kind", kind)
                        .bind("name", name)
                        .execute();
                for (String table : List.of("tag", "transition", "metric", "resource_sample")) {
                    transaction
                            .createUpdate("delete from " + table + " where arn = :arn")
                            .bind("arn", resource.arn())
                            .execute();
                }
                // The files stay, as they do in CloudWatch; a new job of the name has logs of its own.
                transaction
                        .createUpdate("delete from log_stream where job = :arn")
                        .bind("arn", resource.arn())
                        .execute();
                journal.append(transaction, event(resource, "Deleted"));
            });
            return old.isPresent();
        });
        journal.wake();
        return deleted;
    }

    public ResourcePage list(ListQuery query) {
        List<Resource> found = new ArrayList<>();
        Optional<Position> position = query.token().map(token -> Position.parse(token, query.sortBy()));
        while (true) {
            Optional<Position> from = position;
            List<Resource> batch = database.inTransaction(transaction -> batch(transaction, query, from));
            for (Resource resource : batch) {
                if (query.filter().test(resource)) {
                    if (found.size() == query.limit()) {
                        return new ResourcePage(
                                found,
                                Optional.of(Position.of(found.getLast(), query.sortBy())
                                        .token()));
                    }
                    found.add(resource);
                }
            }
            if (batch.size() < PAGE) {
                return new ResourcePage(found, Optional.empty());
            }
            position = Optional.of(Position.of(batch.getLast(), query.sortBy()));
        }
    }

    private static List<Resource> batch(Transaction transaction, ListQuery query, Optional<Position> from) {
        StringBuilder sql = new StringBuilder("select * from resource where kind = :kind");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", query.kind());
        query.parent().ifPresent(v -> and(sql, values, "parent = :parent", "parent", v));
        query.status().ifPresent(v -> and(sql, values, "status = :status", "status", v));
        query.nameContains().ifPresent(v -> and(sql, values, "locate(lower(:part), lower(name)) > 0", "part", v));
        query.createdAfter().ifPresent(v -> and(sql, values, "created > :ca", "ca", v.toEpochMilli()));
        query.createdBefore().ifPresent(v -> and(sql, values, "created < :cb", "cb", v.toEpochMilli()));
        query.modifiedAfter().ifPresent(v -> and(sql, values, "modified > :ma", "ma", v.toEpochMilli()));
        query.modifiedBefore().ifPresent(v -> and(sql, values, "modified < :mb", "mb", v.toEpochMilli()));
        String column = query.sortBy().column();
        String way = query.ascending() ? "asc" : "desc";
        from.ifPresent(position -> {
            String than = query.ascending() ? ">" : "<";
            sql.append(" and (" + column + " " + than + " :at or (" + column + " = :at and name " + than + " :after))");
            values.put("at", position.value(query.sortBy()));
            values.put("after", position.name());
        });
        sql.append(" order by " + column + " " + way + ", name " + way + " limit " + PAGE);
        Query statement = transaction.createQuery(sql.toString());
        values.forEach(statement::bind);
        return statement.map(ResourceStore::read).list();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
        sql.append(" and ").append(condition);
        values.put(name, value);
    }

    /** Where a page ended. */
    private record Position(String sortValue, String name) {
        static Position of(Resource resource, ListQuery.SortBy sortBy) {
            String value = switch (sortBy) {
                case NAME -> resource.name();
                case CREATED -> Long.toString(resource.created().toEpochMilli());
                case MODIFIED -> Long.toString(resource.modified().toEpochMilli());
                case STATUS -> resource.status();
            };
            return new Position(value, resource.name());
        }

        Object value(ListQuery.SortBy sortBy) {
            return switch (sortBy) {
                case NAME, STATUS -> sortValue;
                case CREATED, MODIFIED -> Long.parseLong(sortValue);
            };
        }

        String token() {
            String json = Json.write(Json.array().add(sortValue).add(name));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        static Position parse(String token, ListQuery.SortBy sortBy) {
            try {
                var array = Json.parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
                Position position = new Position(
                        array.required(0).stringValue(), array.required(1).stringValue());
                // The token of a listing in another order has no such value.
                position.value(sortBy);
                return position;
            } catch (IllegalArgumentException | JacksonException e) {
                throw new InvalidTokenException(e);
            }
        }
    }

    /** A NextToken is none that this store gave. */
    public static final class InvalidTokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidTokenException(Throwable cause) {
            super("The NextToken is not valid; take it from the response before, unchanged", cause);
        }
    }

    private static EngineEvent event(Resource resource, String status) {
        return new EngineEvent.StatusChanged(
                Instant.now(),
                resource.arn(),
                resource.kind(),
                resource.name(),
                status,
                resource.detail(),
                resource.message());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Resource resource) {
        return statement
                .bind("kind", resource.kind())
                .bind("name", resource.name())
                .bind("arn", resource.arn())
                .bind("parent", resource.parent().orElse(null))
                .bind("status", resource.status())
                .bind("detail", resource.detail().orElse(null))
                .bind("message", resource.message().map(ResourceStore::cut).orElse(null))
                .bind("created", resource.created().toEpochMilli())
                .bind("modified", resource.modified().toEpochMilli())
                .bind("owner", resource.owner().orElse(null))
                .bind("document", Json.write(resource.document()));
    }

    private static String cut(String message) {
        return message.length() > MESSAGE_LIMIT ? message.substring(0, MESSAGE_LIMIT) : message;
    }

    private static Optional<Resource> select(Transaction transaction, String where, Map<String, ?> values) {
        Query query = transaction.createQuery("select * from resource where " + where);
        values.forEach(query::bind);
        return query.map(ResourceStore::read).findOne();
    }

    private static Resource read(ResultSet row, StatementContext context) throws SQLException {
        return new Resource(
                row.getString("kind"),
                row.getString("name"),
                row.getString("arn"),
                Optional.ofNullable(row.getString("parent")),
                row.getString("status"),
                Optional.ofNullable(row.getString("detail")),
                Optional.ofNullable(row.getString("message")),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("modified")),
                Optional.ofNullable(row.getString("owner")),
                row.getLong("version"),
                Json.parseObject(row.getString("document")));
    }
}
