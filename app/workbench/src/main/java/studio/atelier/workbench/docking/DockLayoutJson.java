package studio.atelier.workbench.docking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javafx.geometry.Orientation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Layouts as JSON, for the file that keeps them. */
public final class DockLayoutJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DockLayoutJson() {}

    public static ObjectNode write(DockLayout.Desk desk) {
        ObjectNode node = NODES.objectNode();
        node.set("main", write(desk.main()));
        ArrayNode floating = node.putArray("floating");
        for (DockLayout.Floating window : desk.floating()) {
            ObjectNode entry = floating.addObject();
            entry.put("x", window.x());
            entry.put("y", window.y());
            entry.put("width", window.width());
            entry.put("height", window.height());
            entry.set("content", write(window.content()));
        }
        return node;
    }

    /** @return the layout, or nothing if the node is none: a damaged layout is replaced by the standard one */
    public static Optional<DockLayout.Desk> read(JsonNode node) {
        return layout(node.path("main")).map(main -> new DockLayout.Desk(main, floating(node.path("floating"))));
    }

    private static ObjectNode write(DockLayout layout) {
        ObjectNode node = NODES.objectNode();
        switch (layout) {
            case DockLayout.Split split -> {
                node.put("split", split.orientation().name());
                ArrayNode parts = node.putArray("parts");
                split.parts().forEach(part -> parts.add(write(part)));
                ArrayNode dividers = node.putArray("dividers");
                split.dividers().forEach(dividers::add);
            }
            case DockLayout.Tabs tabs -> {
                node.put("tabs", tabs.id());
                ArrayNode panels = node.putArray("panels");
                tabs.panels().forEach(panels::add);
                tabs.selected().ifPresent(selected -> node.put("selected", selected));
            }
        }
        return node;
    }

    private static Optional<DockLayout> layout(JsonNode node) {
        if (node.has("tabs")) {
            List<String> panels = texts(node.path("panels"));
            Optional<String> selected =
                    Optional.of(node.path("selected").asString("")).filter(panels::contains);
            return Optional.of(new DockLayout.Tabs(node.path("tabs").asString(""), panels, selected));
        }
        List<DockLayout> parts = new ArrayList<>();
        node.path("parts").forEach(part -> layout(part).ifPresent(parts::add));
        List<Double> dividers = new ArrayList<>();
        node.path("dividers").forEach(divider -> dividers.add(divider.asDouble(0)));
        boolean vertical = node.path("split").asString("").equals(Orientation.VERTICAL.name());
        return parts.isEmpty() || dividers.size() != parts.size() - 1
                ? Optional.empty()
                : Optional.of(new DockLayout.Split(
                        vertical ? Orientation.VERTICAL : Orientation.HORIZONTAL, parts, dividers));
    }

    private static List<DockLayout.Floating> floating(JsonNode nodes) {
        List<DockLayout.Floating> windows = new ArrayList<>();
        for (JsonNode node : nodes) {
            layout(node.path("content"))
                    .ifPresent(content -> windows.add(new DockLayout.Floating(
                            node.path("x").asDouble(0),
                            node.path("y").asDouble(0),
                            node.path("width").asDouble(640),
                            node.path("height").asDouble(480),
                            content)));
        }
        return windows;
    }

    private static List<String> texts(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    }
}
