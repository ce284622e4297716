package studio.atelier.engine.jobs.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hosts of a job: {@code algo-1} to {@code algo-n}, in instance groups.
 *
 * @param groups the groups; one named {@code homogeneousCluster} where the job names none
 */
public record Hosts(List<Group> groups) {

    /** Name of the only group of a job without groups. */
    public static final String HOMOGENEOUS = "homogeneousCluster";

    /** Some hosts of one instance type. */
    public record Group(String name, String instanceType, List<String> hosts) {
        public Group {
            hosts = List.copyOf(hosts);
        }
    }

    /** One host and where it stands. */
    public record Host(String name, Group group) {}

    public Hosts {
        groups = List.copyOf(groups);
    }

    /** Reads a training job's ResourceConfig or a processing job's ClusterConfig. */
    public static Hosts of(ObjectNode resourceConfig) {
        List<Group> groups = new ArrayList<>();
        int next = 1;
        JsonNode listed = resourceConfig.path("InstanceGroups");
        if (listed.isArray() && !listed.isEmpty()) {
            for (JsonNode group : listed) {
                List<String> names = names(next, group.path("InstanceCount").asInt(1));
                next += names.size();
                groups.add(new Group(
                        group.path("InstanceGroupName").asString(""),
                        group.path("InstanceType").asString(""),
                        names));
            }
        } else {
            groups.add(new Group(
                    HOMOGENEOUS,
                    resourceConfig.path("InstanceType").asString("local"),
                    names(next, Math.max(1, resourceConfig.path("InstanceCount").asInt(1)))));
        }
        return new Hosts(groups);
    }

    private static List<String> names(int first, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("algo-" + (first + i));
        }
        return names;
    }

    /** All hosts; their order is that of {@link #names()}. */
    public List<Host> all() {
        return groups.stream()
                .flatMap(group -> group.hosts().stream().map(name -> new Host(name, group)))
                .sorted(Comparator.comparing(Host::name))
                .toList();
    }

    /** The host names sorted as text, as SageMaker lists them: algo-10 before algo-2. */
    public List<String> names() {
        return all().stream().map(Host::name).toList();
    }

    public int count() {
        return all().size();
    }
}
