package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document: elements with texts and elements. */
final class Xml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private Xml(String root, boolean named) throws IOException {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            if (named) {
                xml.writeDefaultNamespace(NAMESPACE);
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    static Xml of(String root) throws IOException {
        return new Xml(root, true);
    }

    /** Errors have no namespace. */
    static Xml error() throws IOException {
        return new Xml("Error", false);
    }

    Xml begin(String name) throws IOException {
        try {
            xml.writeStartElement(name);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    Xml end() throws IOException {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    Xml put(String name, String value) throws IOException {
        begin(name);
        try {
            xml.writeCharacters(value);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return end();
    }

    Xml put(String name, long value) throws IOException {
        return put(name, Long.toString(value));
    }

    Xml put(String name, boolean value) throws IOException {
        return put(name, Boolean.toString(value));
    }

    byte[] bytes() throws IOException {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static IOException failed(XMLStreamException e) {
        return new IOException("The answer could not be written as XML: " + e.getMessage(), e);
    }
}
