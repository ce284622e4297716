package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.xml.Xml;

/** How answers are written. */
final class S3Answers {

    static final String TYPE = "application/xml";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private S3Answers() {}

    static Xml document(String root) throws IOException {
        return Xml.of(root, NAMESPACE);
    }

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
