package studio.atelier.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import studio.atelier.engine.store.metadata.ResourcePage;
import studio.atelier.engine.store.workspace.UnfinishedFiles;

class StoreTest {

    @TempDir
    Path folder;

    private Store open() throws Exception {
        return Store.open(folder, ProjectFile.none());
    }

    private static Resource model(String name) {
        return Resource.of(
                ResourceKinds.MODEL,
                name,
                Arns.of("model/" + name),
                "Created",
                Json.object().put("n", name));
    }

    @Test
    void aResourceOutlivesTheStore() throws Exception {
        try (Store store = open()) {
            store.resources().create(model("a"));
            store.tags().put(Arns.of("model/a"), Map.of("team", "blue"));
        }
        try (Store store = open()) {
            Resource found = store.resources().find(ResourceKinds.MODEL, "a").orElseThrow();
            assertThat(found.document()).hasToString("{\"n\":\"a\"}");
            assertThat(store.tags().get(found.arn())).containsEntry("team", "blue");
        }
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        try (Store store = open()) {
            store.resources().create(model("a"));
            assertThatThrownBy(() -> store.resources().create(model("a")))
                    .isInstanceOf(DuplicateResourceException.class);
        }
    }

    @Test
    void oldEventsGoAndYoungOnesStay() throws Exception {
        try (Store store = open()) {
            Instant now = Instant.now();
            store.journal()
                    .append(List.of(
                            new EngineEvent.Progress(now.minus(Duration.ofDays(3)), "arn:old", "Training", 0.5),
                            new EngineEvent.Progress(now, "arn:young", "Training", 0.5)));

            store.journal().prune(Duration.ofDays(1));

            assertThat(store.journal().after(0))
                    .extracting(entry -> entry.event().arn())
                    .containsExactly("arn:young");
        }
    }

    @Test
    void deadEnginesAreForgottenOnceTheyOwnNothing() throws Exception {
        try (Store store = open()) {
            for (String id : List.of("owner", "idle")) {
                store.database()
                        .useTransaction(transaction -> transaction
                                .createUpdate("insert into engine_instance (id, pid, pid_start, host, heartbeat)"
                                        + " values (:id, 1, 1, 'elsewhere', 0)")
                                .bind("id", id)
                                .execute());
            }
            store.resources().create(model("m").withOwner(Optional.of("owner")));

            store.leases().forgetDead();

            assertThat(engines(store))
                    .containsExactlyInAnyOrder("owner", store.leases().id());
            store.resources().update(ResourceKinds.MODEL, "m", m -> m.withOwner(Optional.empty()));
            store.leases().forgetDead();
            assertThat(engines(store)).containsExactly(store.leases().id());
        }
    }

    private static List<String> engines(Store store) {
        return store.database()
                .inTransaction(transaction -> transaction
                        .createQuery("select id from engine_instance")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void pagesMeetWithoutGapOrOverlap() throws Exception {
        try (Store store = open()) {
            for (int i = 0; i < 25; i++) {
                store.resources().create(model("m" + i));
            }
            List<String> names = new ArrayList<>();
            Optional<String> token = Optional.empty();
            do {
                ListQuery all = ListQuery.all(ResourceKinds.MODEL);
                ResourcePage page = store.resources()
                        .list(new ListQuery(
                                all.kind(),
                                all.parent(),
                                all.nameContains(),
                                all.status(),
                                all.createdAfter(),
                                all.createdBefore(),
                                all.modifiedAfter(),
                                all.modifiedBefore(),
                                ListQuery.SortBy.NAME,
                                true,
                                10,
                                token,
                                all.filter()));
                page.resources().forEach(resource -> names.add(resource.name()));
                token = page.nextToken();
            } while (token.isPresent());
            assertThat(names).hasSize(25).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void twoStoresOnOneWorkspaceSeeEachOther() throws Exception {
        try (Store first = open();
                Store second = open()) {
            LinkedBlockingQueue<EngineEvent> seen = new LinkedBlockingQueue<>();
            try (var subscription = second.events().subscribe(seen::add)) {
                first.resources().create(model("a"));
                EngineEvent event = seen.poll(10, TimeUnit.SECONDS);
                assertThat(event)
                        .isInstanceOfSatisfying(
                                EngineEvent.StatusChanged.class,
                                e -> assertThat(e.name()).isEqualTo("a"));
            }
            assertThat(second.leases().living())
                    .contains(first.leases().id(), second.leases().id());
        }
    }

    @Test
    void aPrefixListsLikeS3() throws Exception {
        try (Store store = open()) {
            for (String key : List.of("data/train/a.csv", "data/train/sub/b.csv", "data/training.csv", "other")) {
                store.objects().put(key.getBytes(StandardCharsets.UTF_8), ObjectUri.parse("s3://bucket/" + key));
            }
            assertThat(store.objects().list(ObjectUri.parse("s3://bucket/data/train")))
                    .extracting(ObjectStore.Entry::relative)
                    .containsExactly("a.csv", "sub/b.csv", "training.csv");
            assertThat(store.objects().list(ObjectUri.parse("s3://bucket/data/train/a.csv")))
                    .extracting(ObjectStore.Entry::relative)
                    .containsExactly("a.csv");
        }
    }

    @Test
    void aKeyMayNotLeaveItsBucket() throws Exception {
        try (Store store = open()) {
            assertThatThrownBy(() -> store.objects().put(new byte[0], ObjectUri.parse("s3://bucket/../../out")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("leads out of its bucket");
        }
    }

    @Test
    void aTransitionEndsWhenTheNextBegins() throws Exception {
        try (Store store = open()) {
            String arn = Arns.of("training-job/j");
            store.transitions().enter(arn, "Starting", Optional.empty(), false);
            store.transitions().enter(arn, "Training", Optional.of("going on"), false);

            var transitions = store.transitions().of(arn);

            assertThat(transitions.getFirst().ended())
                    .hasValue(transitions.getLast().started());
            assertThat(transitions.getLast().ended()).isEmpty();
        }
    }

    @Test
    void aLogIsFollowedFromItsFirstLine() throws Exception {
        try (Store store = open()) {
            String arn = Arns.of("training-job/j");
            try (var writer = store.logs().open(arn, "/aws/sagemaker/TrainingJobs", "j/algo-1-1", "algo-1")) {
                writer.line(1, "first");
                writer.flush();
                LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
                try (var following = store.events().followLog(arn, line -> lines.add(line.text()))) {
                    assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
                    writer.line(2, "second");
                    writer.flush();
                    assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("second");
                }
            }
        }
    }

    @Test
    void aStoreThatClosesEndsTheFollowingOfLogsWithoutComplaint() throws Exception {
        List<String> complaints = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("studio.atelier.engine.store");
        Handler handler = new StreamHandler() {
            @Override
            public void publish(LogRecord message) {
                if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
                    complaints.add(message.getMessage());
                }
            }
        };
        logger.addHandler(handler);
        try {
            LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
            EventStream.Subscription following;
            try (Store store = open()) {
                String arn = Arns.of("training-job/j");
                try (var writer = store.logs().open(arn, "/aws/sagemaker/TrainingJobs", "j/algo-1-1", "algo-1")) {
                    following = store.events().followLog(arn, line -> lines.add(line.text()));
                    writer.line(1, "first");
                    writer.flush();
                    assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
                    writer.line(2, "last");
                }
            }
            assertThat(lines).containsExactly("last");
            following.close();
            assertThat(complaints).isEmpty();
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void nothingIsFollowedInAClosedStore() throws Exception {
        Store store = open();
        store.close();

        store.events().followLog(Arns.of("training-job/j"), line -> {}).close();
    }

    private static PartUploads.Upload begun(Store store, String key) throws IOException {
        PartUploads.Upload upload = store.uploads().begin(new ObjectUri.S3("b", key), Map.of());
        PartUploads.Part part = store.uploads().put(upload, 1, out -> {
            out.write(1);
            return new Buckets.Kept("0".repeat(32), Map.of());
        });
        assertThat(part.size()).isOne();
        return upload;
    }

    private static void tidy(Store store, Duration later) {
        try (Housekeeping housekeeping = new Housekeeping(
                store.journal(),
                store.leases(),
                store.uploads(),
                store.workspace().buckets(),
                InstantSource.fixed(Instant.now().plus(later)))) {
            housekeeping.tidy();
        }
    }

    @Test
    void anUploadToWhichNothingComesForAWeekIsRemoved() throws Exception {
        try (Store store = open()) {
            PartUploads.Upload upload = begun(store, "k");
            tidy(store, Duration.ofDays(6));
            assertThat(store.uploads().of("b")).hasSize(1);
            tidy(store, Housekeeping.UPLOADS_KEPT.plusMinutes(1));
            assertThat(store.uploads().of("b")).isEmpty();
            assertThat(store.uploads().find(upload.target(), upload.id())).isEmpty();
            assertThat(folder.resolve("tmp/uploads")).isEmptyDirectory();
            assertThatThrownBy(() -> store.uploads().parts(upload)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void anUploadIsAsYoungAsItsYoungestPart() throws Exception {
        try (Store store = open()) {
            PartUploads.Upload upload = begun(store, "k");
            Path place = folder.resolve("tmp/uploads").resolve(upload.id());
            FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(30)));
            Files.setLastModifiedTime(place.resolve("upload.json"), old);
            Files.setLastModifiedTime(place, old);
            tidy(store, Duration.ZERO);
            assertThat(store.uploads().parts(upload)).hasSize(1);
        }
    }

    @Test
    void whatACrashLeftOfAnUploadIsRemovedToo() throws Exception {
        try (Store store = open()) {
            PartUploads.Upload upload = begun(store, "k");
            Files.delete(folder.resolve("tmp/uploads").resolve(upload.id()).resolve("upload.json"));
            tidy(store, Duration.ofDays(8));
            assertThat(folder.resolve("tmp/uploads")).isEmptyDirectory();
        }
    }

    @Test
    void whatAKilledEngineWasWritingIsRemovedAndWhatOthersWriteIsNot() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfWriting.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = other.inputReader();
                Store store = open()) {
            while (!"writing".equals(said.readLine())) {
                assertThat(other.isAlive()).isTrue();
            }
            Path bucket = folder.resolve("buckets/b/deep");
            Path own = UnfinishedFiles.in(bucket);
            Files.writeString(own, "own");
            tidy(store, Duration.ZERO);
            assertThat(bucket.toFile().list()).hasSize(2);

            other.destroyForcibly().waitFor();
            tidy(store, Duration.ZERO);
            assertThat(bucket.toFile().list()).containsExactly(String.valueOf(own.getFileName()));
        }
    }

    /** Another engine, in the middle of an object. */
    static final class HalfWriting {
        public static void main(String[] arguments) throws Exception {
            try (Store store = Store.open(Path.of(arguments[0]), ProjectFile.none())) {
                store.buckets().put(new ObjectUri.S3("b", "deep/k"), out -> {
                    out.write(1);
                    System.out.println("writing");
                    System.in.read();
                    return new Buckets.Kept("", Map.of());
                });
            }
        }
    }
}
