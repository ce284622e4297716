package studio.atelier.engine.dataprep.operator.dataset;

import java.nio.charset.Charset;
import java.util.Locale;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.Parameters;

/**
 * How a CSV source is written.
 *
 * @param delimiter one character
 * @param header whether each file starts with the columns' names
 * @param skip lines to skip at the start of each file
 * @param charset of the text; a byte order mark wins over it
 */
record CsvFormat(char delimiter, boolean header, int skip, Charset charset) {

    static CsvFormat of(Parameters context) {
        String delimiter = switch (context.text("s3FieldDelimiter", ",").toLowerCase(Locale.ROOT)) {
            case "\\t", "tab" -> "\t";
            case String other -> other;
        };
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw new OperatorException(context.at("s3FieldDelimiter")
                    + " must be one character, such as , ; : | or a tab; found \"" + delimiter + "\".");
        }
        long skip = context.integer("s3SkipLines", 0);
        if (skip < 0 || skip > 1_000_000) {
            throw new OperatorException(context.at("s3SkipLines") + " must be a whole number from 0 on.");
        }
        String encoding = context.text("s3CsvEncodingType", "UTF-8");
        try {
            return new CsvFormat(
                    delimiter.charAt(0), context.flag("s3HasHeader", true), (int) skip, Charset.forName(encoding));
        } catch (IllegalArgumentException e) {
            throw new OperatorException(
                    context.at("s3CsvEncodingType") + " names the unknown encoding \"" + encoding
                            + "\"; give a name such as UTF-8 or ISO-8859-1.",
                    e);
        }
    }
}
