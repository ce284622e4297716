package studio.atelier.engine.jobs.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.atelier.engine.api.job.IgnoredMember;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.jobs.run.JobKind;

class IgnoredMembersTest {

    private static List<IgnoredMember> ignored(JobKind kind, String json) {
        return kind.ignoredMembers().in(Json.parseObject(json));
    }

    @Test
    void whatHasNoEffectIsFoundWithItsPlaceAndReason() {
        assertThat(ignored(JobKind.TRAINING, """
                        {"TrainingJobName": "j",
                         "InputDataConfig": [
                           {"ChannelName": "a", "DataSource": {"S3DataSource": {"S3Uri": "s3://b/a"}}},
                           {"ChannelName": "b", "DataSource": {"S3DataSource": {
                             "S3Uri": "s3://b/b", "HubAccessConfig": {"HubContentArn": "arn:x"}}}}],
                         "OutputDataConfig": {"S3OutputPath": "s3://b/out", "KmsKeyId": "key"},
                         "EnableManagedSpotTraining": true,
                         "VpcConfig": {"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}
                        """))
                .extracting(IgnoredMember::path)
                .containsExactly(
                        "InputDataConfig[1].DataSource.S3DataSource.HubAccessConfig",
                        "OutputDataConfig.KmsKeyId",
                        "EnableManagedSpotTraining",
                        "VpcConfig");
        assertThat(ignored(
                        JobKind.PROCESSING,
                        "{\"ExperimentConfig\": {\"TrialName\": \"t\"},"
                                + " \"NetworkConfig\": {\"EnableInterContainerTrafficEncryption\": true}}"))
                .extracting(IgnoredMember::path)
                .containsExactly("ExperimentConfig", "NetworkConfig.EnableInterContainerTrafficEncryption");
    }

    @Test
    void aMemberThatAsksForNothingIsNotTold() {
        assertThat(ignored(JobKind.TRAINING, """
                        {"EnableManagedSpotTraining": false, "OutputDataConfig": {"KmsKeyId": ""},
                         "DebugRuleConfigurations": [], "VpcConfig": {"Subnets": []},
                         "ProfilerConfig": {"DisableProfiler": true, "S3OutputPath": "s3://b/p"}}
                        """)).isEmpty();
    }

    @Test
    void aMemberThatNobodyHereKnowsIsTold() {
        assertThat(
                        ignored(
                                JobKind.TRAINING,
                                "{\"QuantumConfig\": {\"Qubits\": 3}, \"ResourceConfig\": {\"InstanceCount\": 1, \"Moons\": 2}}"))
                .extracting(IgnoredMember::path, IgnoredMember::reason)
                .containsExactly(
                        tuple("QuantumConfig", "This engine does not know it."),
                        tuple("ResourceConfig.Moons", "This engine does not know it."));
    }

    @Test
    void whatTheEngineAnswersIsNoPartOfTheRequest() {
        assertThat(ignored(
                        JobKind.TRAINING,
                        "{\"TrainingJobArn\": \"arn:x\", \"ModelArtifacts\": {\"S3ModelArtifacts\": \"s3://b/m\"},"
                                + " \"TrainingStartTime\": 1.5, \"FailureReason\": \"none\"}"))
                .isEmpty();
    }

    /** What SageMaker adds to a request is to be decided on, not to be found out by users. */
    @ParameterizedTest
    @EnumSource(JobKind.class)
    void everyMemberOfTheRequestIsDecidedOn(JobKind kind) {
        Effects effects = kind == JobKind.TRAINING ? Effects.TRAINING : Effects.PROCESSING;
        List<String> undecided = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Shape request = ApiShapes.sageMaker()
                .shape("Create" + kind.apiName() + "Request")
                .orElseThrow();
        walk(effects, "", request, undecided, known);

        assertThat(undecided).isEmpty();
        assertThat(effects.paths()).isSubsetOf(known);
    }

    private static void walk(Effects effects, String path, Shape shape, List<String> undecided, Set<String> known) {
        known.add(path);
        if (!path.isEmpty() && (effects.isEffective(path) || effects.ignored().containsKey(path))) {
            return;
        }
        if (shape.type() == Shape.Type.STRUCTURE) {
            shape.members()
                    .keySet()
                    .forEach(name -> walk(
                            effects,
                            path.isEmpty() ? name : path + "." + name,
                            ApiShapes.sageMaker().member(shape, name).orElseThrow(),
                            undecided,
                            known));
        } else if (shape.type() == Shape.Type.LIST) {
            Shape entry =
                    ApiShapes.sageMaker().shape(shape.element().orElseThrow()).orElseThrow();
            walk(effects, path + "[]", entry, undecided, known);
        } else {
            undecided.add(path);
        }
    }
}
