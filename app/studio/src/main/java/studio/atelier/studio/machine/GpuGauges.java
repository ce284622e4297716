package studio.atelier.studio.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.workbench.gauge.Gauge;
import studio.atelier.workbench.theme.Theme;

/** Gauges of the load and the memory of each GPU, made when it first tells of them. JavaFX thread. */
final class GpuGauges {

    private static final double GB = 1e9;
    private static final int LOAD_COLOR = 3;
    private static final int MEMORY_COLOR = 4;

    private final Theme theme;
    private final List<Node> place;
    private final Map<String, Gauge> gauges = new TreeMap<>();
    private final Map<String, Double> largest = new TreeMap<>();

    /**
     * @param place gets the gauges at its end
     */
    GpuGauges(Theme theme, List<Node> place) {
        this.theme = theme;
        this.place = place;
    }

    /** Shows figures; a gauge whose figure is missing this time says so, and one that never had any is not there. */
    void show(List<MachineStatus.Gpu> gpus) {
        Set<String> told = new HashSet<>();
        for (MachineStatus.Gpu gpu : gpus) {
            String title = "GPU " + gpu.index();
            if (gpu.load().isPresent()) {
                told.add(title);
                set(gpu, title, "%", LOAD_COLOR, gpu.load().getAsDouble() * 100, 100);
            }
            if (gpu.memoryUsed().isPresent() && gpu.memoryTotal().orElse(0) > 0) {
                String memory = title + " memory";
                told.add(memory);
                set(
                        gpu,
                        memory,
                        "GB",
                        MEMORY_COLOR,
                        gpu.memoryUsed().getAsLong() / GB,
                        gpu.memoryTotal().getAsLong() / GB);
            }
        }
        gauges.forEach((title, gauge) -> {
            if (!told.contains(title)) {
                gauge.set(Double.NaN, largest.getOrDefault(title, 1.0));
            }
        });
    }

    private void set(MachineStatus.Gpu gpu, String title, String unit, int color, double now, double max) {
        Gauge gauge = gauges.get(title);
        if (gauge == null) {
            gauge = new Gauge(theme, title, unit, color);
            Tooltip.install(gauge, new Tooltip(gpu.name()));
            gauges.put(title, gauge);
            place.add(gauge);
        }
        largest.put(title, max);
        gauge.set(now, max);
    }
}
