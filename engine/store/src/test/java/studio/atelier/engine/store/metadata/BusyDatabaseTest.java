package studio.atelier.engine.store.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyDatabaseTest {

    @TempDir
    Path folder;

    private static void write(Transaction transaction, String text) {
        transaction
                .createUpdate("merge into tag (arn, tag_key, tag_value) key (arn, tag_key) values ('a', 'k', :text)")
                .bind("text", text)
                .execute();
    }

    @Test
    void whatOthersHoldForTooLongIsBusyNotBroken() throws Exception {
        try (Database database = Database.open(folder.resolve("db"), Duration.ofMillis(400))) {
            database.useTransaction(transaction -> write(transaction, "first"));
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Thread holder = Thread.ofVirtual()
                    .start(() -> database.useTransaction(transaction -> {
                        write(transaction, "held");
                        held.countDown();
                        try {
                            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> database.useTransaction(transaction -> write(transaction, "second")))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.isBusy()).isTrue())
                    .hasMessageContaining("is too busy")
                    .hasMessageContaining("Try again later");

            release.countDown();
            holder.join();
            database.useTransaction(transaction -> write(transaction, "third"));
        }
    }
}
