package studio.atelier.engine.gateway.identity;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import studio.atelier.engine.gateway.auth.AuthFailure;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Query;
import studio.atelier.engine.gateway.http.Service;
import studio.atelier.engine.gateway.http.ServiceException;

/** The AWS query protocol: the request is a form with its Action, the answer is XML. */
abstract class QueryProtocol implements Service {

    private static final int MOST_BYTES = 1 << 20;
    private static final String TYPE = "text/xml";

    private final String namespace;

    QueryProtocol(String namespace) {
        this.namespace = namespace;
    }

    /** Writes elements. */
    @FunctionalInterface
    interface Elements {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /**
     * Calls an operation and returns what its result element holds.
     *
     * @throws ServiceException to refuse it
     */
    abstract Elements call(String action, Query form);

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @Override
    public final void serve(Exchange exchange) throws IOException {
        Query form = exchange.method().equals("POST")
                ? Query.parse(new String(exchange.content(MOST_BYTES), StandardCharsets.UTF_8))
                : exchange.query();
        String action = form.get("Action")
                .orElseThrow(() -> new ServiceException(400, "MissingAction", "The form has no Action"));
        Elements result = call(action, form);
        write(exchange, 200, action + "Response", xml -> {
            xml.writeStartElement(action + "Result");
            result.write(xml);
            xml.writeEndElement();
            xml.writeStartElement("ResponseMetadata");
            element(xml, "RequestId", exchange.id());
            xml.writeEndElement();
        });
    }

    @Override
    public final void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        ServiceException told = refusal instanceof AuthFailure failure ? failure.forQuery() : refusal;
        write(exchange, told.status(), "ErrorResponse", xml -> {
            xml.writeStartElement("Error");
            element(xml, "Type", told.status() < 500 ? "Sender" : "Receiver");
            element(xml, "Code", told.code());
            element(xml, "Message", told.text());
            xml.writeEndElement();
            element(xml, "RequestId", exchange.id());
        });
    }

    private void write(Exchange exchange, int status, String root, Elements content) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            content.write(xml);
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("The answer could not be written as XML: " + e.getMessage(), e);
        }
        exchange.set("x-amzn-RequestId", exchange.id());
        exchange.answer(status, TYPE, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
