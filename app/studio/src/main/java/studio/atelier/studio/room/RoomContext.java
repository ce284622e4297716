package studio.atelier.studio.room;

import javafx.beans.value.ObservableValue;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.frame.Workbench;

/**
 * What a room works with.
 *
 * @param engine of the project
 * @param absoluteTimes whether lists show exact times
 * @param links to what other rooms show
 */
public record RoomContext(
        Engine engine, Workbench workbench, ObservableValue<Boolean> absoluteTimes, RoomLinks links) {}
