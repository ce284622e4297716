package studio.atelier.engine.gateway.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import studio.atelier.engine.gateway.http.ServiceException;

/**
 * An element of a request, without its namespace. Document types and entities of one's own are refused.
 *
 * @param text its own, without that of its children
 */
record XmlElement(String name, StringBuilder text, List<XmlElement> children) {

    private static final int DEEPEST = 16;

    /** @throws ServiceException MalformedXML if the document is none, or its root has another name */
    static XmlElement parse(byte[] document, String root) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            XmlElement element = read(reader);
            if (element.name().equals(root)) {
                return element;
            }
            throw S3Errors.malformedXml("The document is a " + element.name() + "; a " + root + " is expected");
        } catch (XMLStreamException e) {
            throw S3Errors.malformedXml("The XML you provided was not well-formed: " + e.getMessage());
        }
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST) {
                        throw S3Errors.malformedXml("The document has elements in elements beyond all need");
                    }
                    XmlElement element = new XmlElement(reader.getLocalName(), new StringBuilder(), new ArrayList<>());
                    if (!open.isEmpty()) {
                        open.getLast().children().add(element);
                    }
                    open.addLast(element);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getLast().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement ended = open.removeLast();
                    if (open.isEmpty()) {
                        return ended;
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw S3Errors.malformedXml("The document has a document type or an entity of its own");
                default -> {}
            }
        }
        throw S3Errors.malformedXml("The document is empty");
    }

    List<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name().equals(child)).toList();
    }

    Optional<String> textOf(String child) {
        return children.stream()
                .filter(element -> element.name().equals(child))
                .map(element -> element.text().toString())
                .findFirst();
    }
}
