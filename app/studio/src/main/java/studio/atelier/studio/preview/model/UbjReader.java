package studio.atelier.studio.preview.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Universal Binary JSON (ubjson.org, draft 12) into maps, lists, texts, numbers, booleans and null. Arrays of
 * numbers become {@code double[]}.
 */
final class UbjReader {

    private static final int DEEPEST = 200;
    private static final int AT_ONCE = 1 << 16;

    private final DataInputStream in;

    UbjReader(DataInputStream in) {
        this.in = in;
    }

    @Nullable
    Object read() throws IOException {
        try {
            return value(marker(), 0);
        } catch (EOFException e) {
            throw new ModelException("The file ends in the middle: it was cut off");
        }
    }

    private int marker() throws IOException {
        int marker = in.readUnsignedByte();
        while (marker == 'N') {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private @Nullable Object value(int marker, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new ModelException("The file is nested more than " + DEEPEST + " deep: it is no model");
        }
        return switch (marker) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 'S', 'H' -> text(length());
            case 'C' -> String.valueOf((char) in.readUnsignedByte());
            case 'T' -> true;
            case 'F' -> false;
            case 'Z' -> null;
            default -> number(marker);
        };
    }

    private double number(int marker) throws IOException {
        return switch (marker) {
            case 'i' -> in.readByte();
            case 'U' -> in.readUnsignedByte();
            case 'I' -> in.readShort();
            case 'l' -> in.readInt();
            case 'L' -> in.readLong();
            case 'd' -> in.readFloat();
            case 'D' -> in.readDouble();
            default ->
                throw new ModelException("The file has the unknown type 0x" + Integer.toHexString(marker)
                        + ": it is no UBJSON, or damaged");
        };
    }

    private String text(long length) throws IOException {
        if (length > Integer.MAX_VALUE - 8) {
            throw new ModelException("A text of " + length + " bytes: the file is damaged");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long length() throws IOException {
        return length(in.readUnsignedByte());
    }

    private long length(int marker) throws IOException {
        long length = (long) number(marker);
        if (length < 0) {
            throw new ModelException("A length below zero: the file is damaged");
        }
        return length;
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        int next = marker();
        int type = 0;
        long count = -1;
        if (next == '$') {
            type = in.readUnsignedByte();
            next = marker();
        }
        if (next == '#') {
            count = length();
            next = 0;
        }
        for (long i = 0; count < 0 ? next != '}' : i < count; i++) {
            String key = text(count < 0 ? length(next) : length());
            map.put(key, value(type == 0 ? marker() : type, depth + 1));
            if (count < 0) {
                next = marker();
            }
        }
        return map;
    }

    private Object array(int depth) throws IOException {
        int next = marker();
        int type = 0;
        long count = -1;
        if (next == '$') {
            type = in.readUnsignedByte();
            next = marker();
        }
        if (next == '#') {
            count = length();
        }
        if (type != 0 && type != '{' && type != '[' && type != 'S' && type != 'C' && count >= 0) {
            return numbers(type, count);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (long i = 0; count < 0 ? next != ']' : i < count; i++) {
            int marker = type != 0 ? type : count < 0 ? next : marker();
            list.add(value(marker, depth + 1));
            if (count < 0) {
                next = marker();
            }
        }
        return list;
    }

    private double[] numbers(int type, long count) throws IOException {
        if (count > Integer.MAX_VALUE - 8) {
            throw new ModelException("An array of " + count + " numbers: the file is damaged");
        }
        // Grows with what is really there: a damaged length must not ask for all memory.
        double[] values = new double[(int) Math.min(count, AT_ONCE)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, values.length * 2L));
            }
            values[i] = number(type);
        }
        return values;
    }
}
