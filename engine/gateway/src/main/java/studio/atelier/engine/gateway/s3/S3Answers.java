package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import studio.atelier.engine.gateway.http.Exchange;

/** How answers are written. */
final class S3Answers {

    static final String TYPE = "application/xml";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private S3Answers() {}

    static void write(Exchange exchange, Xml document) throws IOException {
        exchange.answer(200, TYPE, document.bytes());
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** The owner of everything. */
    static void owner(Xml xml, String element) throws IOException {
        xml.begin(element).put("ID", "atelier").put("DisplayName", "atelier").end();
    }
}
