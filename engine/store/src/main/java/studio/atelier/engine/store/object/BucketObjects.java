package studio.atelier.engine.store.object;

import java.io.IOException;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectUri;

/** The objects of one bucket, wherever it is. As {@link Buckets} has them. */
interface BucketObjects {

    Buckets.Page list(Buckets.Listing listing) throws IOException;

    Optional<Buckets.StoredObject> find(ObjectUri.S3 uri) throws IOException;

    Optional<Buckets.Reading> open(ObjectUri.S3 uri) throws IOException;

    Buckets.StoredObject put(ObjectUri.S3 uri, Buckets.Content content) throws IOException;

    void delete(ObjectUri.S3 uri) throws IOException;
}
