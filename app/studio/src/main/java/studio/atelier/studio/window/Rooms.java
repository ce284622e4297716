package studio.atelier.studio.window;

import java.nio.file.Path;
import studio.atelier.studio.project.RecentProjects;
import studio.atelier.studio.welcome.Examples;
import studio.atelier.studio.welcome.MachineCard;
import studio.atelier.studio.welcome.WelcomePage;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;

/** The rooms that are there without a project: the welcome page. */
final class Rooms {

    static final String HOME = "home";

    private final Workbench workbench;
    private final WelcomePage page;

    Rooms(Workbench workbench, RecentProjects recent, StudioWindow window) {
        this.workbench = workbench;
        this.page = new WelcomePage(
                workbench.views(),
                recent,
                Examples.find(),
                TitleBar.mark(36),
                Version.text(),
                new MachineCard(),
                new WelcomePage.Actions() {
                    @Override
                    public void openProject(RecentProjects.Entry entry) {
                        window.open(entry.folder());
                    }

                    @Override
                    public void openExample(Examples.Example example, boolean run) {
                        Path parent = Path.of(System.getProperty("user.home"), "Atelier", "examples");
                        workbench
                                .tasks()
                                .start(
                                        "Copying the example",
                                        context -> Examples.copy(example, parent),
                                        pipeline -> window.openAndRun(pipeline, run));
                    }
                });
        workbench.addRoom(new Room(
                HOME, "Home", "ci-home", DockLayout.Desk.of(DockLayout.tabs(DockLayout.EDITORS)), this::front));
    }

    void showHome() {
        workbench.enter(HOME);
    }

    private void front() {
        page.readProjects();
        workbench.docks().openEditor(DockPanel.tool(HOME, "Home", "ci-home", page));
    }
}
