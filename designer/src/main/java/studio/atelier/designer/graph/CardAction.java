package studio.atelier.designer.graph;

import java.util.function.Consumer;

/**
 * A button that a card shows while the pointer is over it. What it does must be reachable by the context menu too,
 * because that is the way of the keyboard.
 *
 * @param icon a literal such as {@code ci-play-filled-alt}
 * @param tip what it does
 * @param run is given the id of the node
 */
public record CardAction(String icon, String tip, Consumer<String> run) {}
