package studio.atelier.engine.catalog.lineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;

/** What the operations on lineage ask of its entities: actions, contexts and artifacts. */
record LineageEntities(Store store) {

    static final List<String> KINDS = List.of(ResourceKinds.ACTION, ResourceKinds.CONTEXT, ResourceKinds.ARTIFACT);

    Optional<Resource> find(String arn) {
        return store.resources().findByArn(arn).filter(entity -> KINDS.contains(entity.kind()));
    }

    /** All of them, by ARN. */
    Map<String, Resource> all() {
        Map<String, Resource> all = new LinkedHashMap<>();
        for (String kind : KINDS) {
            store.resources().list(ListQuery.all(kind)).resources().forEach(entity -> all.put(entity.arn(), entity));
        }
        return all;
    }

    static String typeMember(String kind) {
        return switch (kind) {
            case ResourceKinds.ACTION -> "ActionType";
            case ResourceKinds.CONTEXT -> "ContextType";
            default -> "ArtifactType";
        };
    }

    /** What the user calls this sort of entity, such as DataSet. */
    static String typeOf(Resource entity) {
        return entity.document().path(typeMember(entity.kind())).asString("");
    }

    /** An artifact need not have a name. */
    static String nameOf(Resource entity) {
        return entity.document()
                .path("ArtifactName")
                .asString(entity.kind().equals(ResourceKinds.ARTIFACT) ? "" : entity.name());
    }
}
