package studio.atelier.engine.gateway.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import studio.atelier.engine.gateway.auth.AuthFailure;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.auth.SignedService;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Query;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.xml.Xml;

/** The AWS query protocol: the request is a form with its Action, the answer is XML. */
abstract class QueryProtocol implements SignedService {

    private static final int MOST_BYTES = 1 << 20;
    private static final String TYPE = "text/xml";

    private final String namespace;

    QueryProtocol(String namespace) {
        this.namespace = namespace;
    }

    /** Writes elements. */
    @FunctionalInterface
    interface Elements {
        void write(Xml xml) throws IOException;
    }

    /**
     * Calls an operation and returns what its result element holds.
     *
     * @throws ServiceException to refuse it
     */
    abstract Elements call(String action, Query form);

    @Override
    public final void serve(Exchange exchange, Sender sender) throws IOException {
        Query form = exchange.method().equals("POST")
                ? Query.parse(new String(exchange.content(MOST_BYTES), StandardCharsets.UTF_8))
                : exchange.query();
        String action = form.get("Action")
                .orElseThrow(() -> new ServiceException(400, "MissingAction", "The form has no Action"));
        Elements result = call(action, form);
        write(exchange, 200, action + "Response", xml -> {
            xml.begin(action + "Result");
            result.write(xml);
            xml.end().begin("ResponseMetadata").put("RequestId", exchange.id()).end();
        });
    }

    @Override
    public final void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        ServiceException told = refusal instanceof AuthFailure failure ? failure.forQuery() : refusal;
        write(
                exchange,
                told.status(),
                "ErrorResponse",
                xml -> xml.begin("Error")
                        .put("Type", told.status() < 500 ? "Sender" : "Receiver")
                        .put("Code", told.code())
                        .put("Message", told.text())
                        .end()
                        .put("RequestId", exchange.id()));
    }

    private void write(Exchange exchange, int status, String root, Elements content) throws IOException {
        Xml xml = Xml.of(root, namespace);
        content.write(xml);
        exchange.set("x-amzn-RequestId", exchange.id());
        exchange.answer(status, TYPE, xml.bytes());
    }
}
