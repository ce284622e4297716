package studio.atelier.workbench.frame;

import studio.atelier.workbench.docking.DockLayout;

/**
 * A place of the room stripe, with an arrangement of panels of its own (a perspective).
 *
 * @param id stable, for kept layouts
 * @param title one word
 * @param icon a Carbon literal
 * @param layout the arrangement until the user makes another
 * @param enter shows what the room is about; runs each time it is entered
 */
public record Room(String id, String title, String icon, DockLayout.Desk layout, Runnable enter) {}
