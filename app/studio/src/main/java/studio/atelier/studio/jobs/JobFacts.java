package studio.atelier.studio.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.atelier.workbench.control.Times;
import tools.jackson.databind.JsonNode;

/** A describe response as titled groups of names and values. */
final class JobFacts {

    /** One line. */
    record Fact(String name, String value, boolean code) {}

    /** Lines under a title. */
    record Group(String title, List<Fact> facts) {}

    private JobFacts() {}

    /** @return where the data comes from */
    static List<Fact> inputs(JobDetail job) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode channel : job.described().path("InputDataConfig")) {
            facts.add(code(channel.path("ChannelName").asString(""), uri(channel.path("DataSource"))));
        }
        for (JsonNode input : job.described().path("ProcessingInputs")) {
            facts.add(code(input.path("InputName").asString(""), uri(input)));
        }
        return facts;
    }

    /** @return where the results are put */
    static List<Fact> outputs(JobDetail job) {
        List<Fact> facts = new ArrayList<>();
        JsonNode described = job.described();
        String model = described.path("ModelArtifacts").path("S3ModelArtifacts").asString("");
        if (!model.isEmpty()) {
            facts.add(code("Model", model));
        }
        String folder = described.path("OutputDataConfig").path("S3OutputPath").asString("");
        if (!folder.isEmpty()) {
            facts.add(code("Output folder", folder));
        }
        String checkpoints = described.path("CheckpointConfig").path("S3Uri").asString("");
        if (!checkpoints.isEmpty()) {
            facts.add(code("Checkpoints", checkpoints));
        }
        for (JsonNode output : described.path("ProcessingOutputConfig").path("Outputs")) {
            facts.add(code(output.path("OutputName").asString(""), uri(output)));
        }
        return facts;
    }

    /** @return what the job asks for without effect, and why */
    static List<Fact> ignored(JobDetail job) {
        return job.ignored().stream()
                .map(member -> new Fact(member.path(), member.reason(), false))
                .toList();
    }

    /** @return everything that the job was given */
    static List<Group> configuration(JobDetail job) {
        JsonNode described = job.described();
        List<Group> groups = new ArrayList<>();
        add(groups, "Hyperparameters", pairs(described.path("HyperParameters")));
        add(groups, "Environment", pairs(described.path("Environment")));
        add(groups, "Inputs", inputs(job));
        add(groups, "Outputs", outputs(job));
        List<Fact> program = new ArrayList<>();
        program.add(code("Image", job.image()));
        JsonNode program1 =
                described.path(job.type() == JobType.TRAINING ? "AlgorithmSpecification" : "AppSpecification");
        list(program, "Entrypoint", program1.path("ContainerEntrypoint"));
        list(program, "Arguments", program1.path("ContainerArguments"));
        add(groups, "Program", program);
        List<Fact> limits = new ArrayList<>();
        limits.add(new Fact("Machines", job.machines(), false));
        JsonNode most = described.path("StoppingCondition").path("MaxRuntimeInSeconds");
        if (most.isNumber()) {
            limits.add(new Fact("Longest run", Times.length(Duration.ofSeconds(most.asLong())), false));
        }
        limits.add(code("Role", described.path("RoleArn").asString("")));
        add(groups, "Resources", limits);
        List<Fact> metrics = new ArrayList<>();
        program1.path("MetricDefinitions")
                .forEach(metric -> metrics.add(code(
                        metric.path("Name").asString(""), metric.path("Regex").asString(""))));
        add(groups, "Metric definitions", metrics);
        return groups;
    }

    private static void add(List<Group> groups, String title, List<Fact> facts) {
        List<Fact> told = facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
        if (!told.isEmpty()) {
            groups.add(new Group(title, told));
        }
    }

    private static void list(List<Fact> facts, String name, JsonNode words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add(word.asString("")));
        facts.add(code(name, String.join(" ", all)));
    }

    private static List<Fact> pairs(JsonNode object) {
        return object.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(pair -> code(pair.getKey(), pair.getValue().asString("")))
                .toList();
    }

    private static Fact code(String name, String value) {
        return new Fact(name, value, true);
    }

    /** The first S3 URI or local path below a node. */
    private static String uri(JsonNode node) {
        for (String member : List.of("S3Uri", "DirectoryPath", "LocalPath")) {
            JsonNode found = node.findValue(member);
            if (found != null && found.isString()) {
                return found.stringValue();
            }
        }
        return "";
    }
}
