package studio.atelier.engine.gateway.xml;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document: elements with texts and elements. */
public final class Xml {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private Xml(String root) throws IOException {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Of a namespace. */
    public static Xml of(String root, String namespace) throws IOException {
        Xml made = new Xml(root);
        try {
            made.xml.writeDefaultNamespace(namespace);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return made;
    }

    /** Of no namespace. */
    public static Xml of(String root) throws IOException {
        return new Xml(root);
    }

    public Xml begin(String name) throws IOException {
        try {
            xml.writeStartElement(name);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    public Xml end() throws IOException {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    public Xml put(String name, String value) throws IOException {
        begin(name);
        try {
            xml.writeCharacters(value);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return end();
    }

    public Xml put(String name, long value) throws IOException {
        return put(name, Long.toString(value));
    }

    public Xml put(String name, boolean value) throws IOException {
        return put(name, Boolean.toString(value));
    }

    public byte[] bytes() throws IOException {
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
