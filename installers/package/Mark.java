import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws the mark on a light tile, in the format that the system wants an icon in. */
final class Mark {

    private static final Color ACCENT = new Color(0x2C55C8);
    private static final Color TILE = new Color(0xF7F6F3);
    private static final double GRID = 24;

    private final Path folder;

    Mark(Path folder) {
        this.folder = folder;
    }

    Path icon() throws IOException {
        if (Package.isWindows()) {
            return Files.write(folder.resolve("atelier.ico"), ico(List.of(16, 32, 48, 256)));
        }
        if (Package.isMac()) {
            return Files.write(folder.resolve("atelier.icns"), icns());
        }
        return Files.write(folder.resolve("atelier.png"), png(512));
    }

    /**
     * @param size of each side, in pixels
     * @return the mark as PNG
     */
    static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double scale = size / (GRID + 8);
        g.scale(scale, scale);
        g.setColor(TILE);
        g.fill(new RoundRectangle2D.Double(1, 1, GRID + 6, GRID + 6, 7, 7));
        g.translate(4, 4);
        g.setColor(ACCENT);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Ellipse2D.Double(12 - 2.1, 4.6 - 2.1, 4.2, 4.2));
        g.draw(new Line2D.Double(11.1, 6.6, 5, 20.4));
        g.draw(new Line2D.Double(12.9, 6.6, 19, 20.4));
        g.draw(new Line2D.Double(3.6, 14.6, 20.4, 14.6));
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** A Windows icon: a directory of PNG images. */
    private static byte[] ico(List<Integer> sizes) throws IOException {
        List<byte[]> images = new ArrayList<>();
        for (int size : sizes) {
            images.add(png(size));
        }
        int head = 6 + 16 * sizes.size();
        ByteBuffer buffer = ByteBuffer.allocate(head + images.stream().mapToInt(image -> image.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        int offset = head;
        for (int i = 0; i < sizes.size(); i++) {
            byte side = (byte) (sizes.get(i) == 256 ? 0 : sizes.get(i));
            buffer.put(side).put(side).put((byte) 0).put((byte) 0);
            buffer.putShort((short) 1).putShort((short) 32);
            buffer.putInt(images.get(i).length).putInt(offset);
            offset += images.get(i).length;
        }
        images.forEach(buffer::put);
        return buffer.array();
    }

    /** A macOS icon: PNG images, each under the type of its size. */
    private static byte[] icns() throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entries);
        String[] types = {"ic07", "ic08", "ic09", "ic10"};
        int[] sizes = {128, 256, 512, 1024};
        for (int i = 0; i < types.length; i++) {
            byte[] image = png(sizes[i]);
            out.write(types[i].getBytes(StandardCharsets.US_ASCII));
            out.writeInt(image.length + 8);
            out.write(image);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream whole = new DataOutputStream(file);
        whole.write("icns".getBytes(StandardCharsets.US_ASCII));
        whole.writeInt(entries.size() + 8);
        whole.write(entries.toByteArray());
        return file.toByteArray();
    }
}
