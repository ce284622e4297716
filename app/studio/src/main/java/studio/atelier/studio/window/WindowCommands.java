package studio.atelier.studio.window;

import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.frame.Workbench;

/** Commands that mean the window: opening, searching, the look, the end. */
final class WindowCommands {

    private WindowCommands() {}

    static void register(StudioWindow window) {
        Workbench workbench = window.workbench();
        workbench
                .commands()
                .register(
                        Command.of("project.openFolder", "Project", "Open folder…")
                                .description("Opens a folder as a project. Any folder will do.")
                                .icon("ci-folder")
                                .keys("Shortcut+O")
                                .does(window::chooseFolder),
                        Command.of("file.open", "File", "Open pipeline or file…")
                                .description("Opens a definition that SageMaker exported, or any other file.")
                                .icon("ci-document-import")
                                .keys("Shortcut+Shift+O")
                                .does(window::chooseFile),
                        Command.of("palette.open", "View", "Search everywhere")
                                .description("Finds commands, settings, jobs, runs, models, steps and files.")
                                .icon("ci-search")
                                .keys("Shortcut+K")
                                .does(() -> workbench.openPalette("")),
                        Command.of("palette.commands", "View", "Find a command")
                                .description("Lists what can be done here, with its keys.")
                                .icon("ci-terminal")
                                .keys("Shortcut+Shift+P")
                                .does(() -> workbench.openPalette("Commands")),
                        Command.of("view.toggleTheme", "View", "Switch between light and dark")
                                .icon("ci-asleep")
                                .does(window::toggleTheme),
                        Command.of("view.resetLayout", "View", "Reset the layout")
                                .description("Puts all panels of this room back where they were first.")
                                .icon("ci-reset")
                                .does(workbench::resetLayout),
                        Command.of("view.maximise", "View", "Maximise or put back the editor")
                                .icon("ci-maximize")
                                .keys("Shortcut+Shift+F12")
                                .does(() -> workbench
                                        .docks()
                                        .activeEditorProperty()
                                        .get()
                                        .ifPresent(panel -> workbench.docks().toggleMaximise(panel.id()))),
                        Command.of("view.closeEditor", "View", "Close the editor")
                                .icon("ci-close")
                                .keys("Shortcut+W")
                                .does(() -> workbench
                                        .docks()
                                        .activeEditorProperty()
                                        .get()
                                        .filter(panel -> panel.closable())
                                        .ifPresent(panel -> workbench.docks().close(panel.id()))),
                        Command.of("settings.open", "Settings", "Settings")
                                .icon("ci-settings")
                                .keys("Shortcut+COMMA")
                                .does(() -> window.openSettings("")),
                        Command.of("help.shortcuts", "Help", "Keyboard shortcuts")
                                .icon("ci-keyboard")
                                .keys("Shift+F1")
                                .does(() -> KeymapPage.open(window)),
                        Command.of("app.quit", "File", "Quit")
                                .keys("Shortcut+Q")
                                .does(window::quit));
    }
}
