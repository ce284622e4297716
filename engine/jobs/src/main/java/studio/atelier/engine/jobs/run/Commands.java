package studio.atelier.engine.jobs.run;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.api.image.ImageResolution;

/** The programs that local images start when a job brings only arguments. */
final class Commands {

    private Commands() {}

    static List<String> withImageProgram(List<String> arguments, ImageResolution image) {
        List<String> command = new ArrayList<>();
        switch (image) {
            case ImageResolution.LocalPython _ -> command.add("python3");
            case ImageResolution.LocalShell _ -> command.add("/bin/sh");
            case ImageResolution.BuiltIn _, ImageResolution.Container _, ImageResolution.Unresolved _ ->
                command.clear();
        }
        command.addAll(arguments);
        return command;
    }
}
