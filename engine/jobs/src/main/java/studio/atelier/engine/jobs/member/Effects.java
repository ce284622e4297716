package studio.atelier.engine.jobs.member;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the members of one request do. A path names members by {@code .} and the entries of a list by {@code []}, such
 * as {@code InputDataConfig[].InputMode}; it stands for everything below it.
 *
 * @param effective what the engine does as it is told
 * @param ignored what has no effect, and why
 */
record Effects(Set<String> effective, Map<String, String> ignored) {

    private static final String UNKNOWN = "This engine does not know it.";

    boolean isEffective(String path) {
        return effective.contains(path);
    }

    /** @return why it has no effect, unless that is a matter of what is in it */
    Optional<String> reason(String path) {
        String reason = ignored.get(path);
        if (reason != null) {
            return Optional.of(reason);
        }
        return paths().anyMatch(rule -> isBelow(rule, path)) ? Optional.empty() : Optional.of(UNKNOWN);
    }

    private static boolean isBelow(String rule, String path) {
        return rule.startsWith(path) && rule.length() > path.length() && ".[".indexOf(rule.charAt(path.length())) >= 0;
    }

    Stream<String> paths() {
        return Stream.concat(effective.stream(), ignored.keySet().stream());
    }

    private static final String NO_KMS = "No key of KMS is used; results are encrypted only if the disk is.";
    private static final String NO_VPC = "The job runs on this machine and in its network.";
    private static final String NO_RULES = "No rules are evaluated while the job runs.";
    private static final String ONE_MACHINE = "The hosts of a job share this machine; nothing goes over a network.";
    private static final String NO_EXPERIMENTS = "Runs are compared by their metrics; there are no experiments yet.";

    static final Effects TRAINING = new Effects(
            Set.copyOf(List.of(
                    "TrainingJobName",
                    "HyperParameters",
                    "AlgorithmSpecification.TrainingImage",
                    "AlgorithmSpecification.AlgorithmName",
                    "AlgorithmSpecification.TrainingInputMode",
                    "AlgorithmSpecification.MetricDefinitions",
                    // Every metric is kept with its times.
                    "AlgorithmSpecification.EnableSageMakerMetricsTimeSeries",
                    "AlgorithmSpecification.ContainerEntrypoint",
                    "AlgorithmSpecification.ContainerArguments",
                    // Every request must have one; docs/clients.md says that roles grant and refuse nothing.
                    "RoleArn",
                    "InputDataConfig[].ChannelName",
                    "InputDataConfig[].DataSource.S3DataSource.S3DataType",
                    "InputDataConfig[].DataSource.S3DataSource.S3Uri",
                    "InputDataConfig[].DataSource.S3DataSource.S3DataDistributionType",
                    "InputDataConfig[].DataSource.S3DataSource.AttributeNames",
                    "InputDataConfig[].DataSource.S3DataSource.InstanceGroupNames",
                    // Refused, and so never without a word.
                    "InputDataConfig[].DataSource.FileSystemDataSource",
                    "InputDataConfig[].DataSource.DatasetSource",
                    "InputDataConfig[].ContentType",
                    "InputDataConfig[].CompressionType",
                    "InputDataConfig[].RecordWrapperType",
                    "InputDataConfig[].InputMode",
                    "InputDataConfig[].ShuffleConfig",
                    "OutputDataConfig.S3OutputPath",
                    "OutputDataConfig.CompressionType",
                    "ResourceConfig.InstanceType",
                    "ResourceConfig.InstanceCount",
                    "ResourceConfig.VolumeSizeInGB",
                    "ResourceConfig.InstanceGroups",
                    "StoppingCondition.MaxRuntimeInSeconds",
                    "StoppingCondition.MaxPendingTimeInSeconds",
                    "Tags",
                    // As far as the container allows it; the run says where it does not.
                    "EnableNetworkIsolation",
                    "CheckpointConfig",
                    "Environment")),
            Map.ofEntries(
                    Map.entry(
                            "AlgorithmSpecification.TrainingImageConfig",
                            "Images are pulled with the logins that Docker has on this machine."),
                    Map.entry(
                            "InputDataConfig[].DataSource.S3DataSource.ModelAccessConfig",
                            "No license is asked for or accepted here."),
                    Map.entry(
                            "InputDataConfig[].DataSource.S3DataSource.HubAccessConfig",
                            "There is no hub; the data is read from its bucket."),
                    Map.entry("OutputDataConfig.KmsKeyId", NO_KMS),
                    Map.entry("ResourceConfig.VolumeKmsKeyId", NO_KMS),
                    Map.entry("ResourceConfig.KeepAlivePeriodInSeconds", "There are no instances to keep."),
                    Map.entry("ResourceConfig.TrainingPlanArn", "There are no training plans; jobs wait for slots."),
                    Map.entry("ResourceConfig.InstancePlacementConfig", "There is one machine to place jobs on."),
                    Map.entry("VpcConfig", NO_VPC),
                    Map.entry("StoppingCondition.MaxWaitTimeInSeconds", "It limits the wait for spot instances only."),
                    Map.entry("EnableInterContainerTrafficEncryption", ONE_MACHINE),
                    Map.entry("EnableManagedSpotTraining", "There are no spot instances; the job is not interrupted."),
                    Map.entry(
                            "DebugHookConfig",
                            "The container is given the configuration, but what its hook saves is not uploaded."),
                    Map.entry("DebugRuleConfigurations", NO_RULES),
                    Map.entry(
                            "TensorBoardOutputConfig",
                            "The container is given the configuration, but what it writes there is not uploaded."),
                    Map.entry("ExperimentConfig", NO_EXPERIMENTS),
                    Map.entry(
                            "ProfilerConfig",
                            "The resources page shows what the containers use; no profile is written to the bucket."),
                    Map.entry("ProfilerRuleConfigurations", NO_RULES),
                    Map.entry("RetryStrategy", "A job is started once; a step of a pipeline can have a retry policy."),
                    Map.entry("RemoteDebugConfig", "There is no Systems Manager to reach the container through."),
                    Map.entry("InfraCheckConfig", "The machine is not checked before the job."),
                    Map.entry("SessionChainingConfig", "Roles grant and refuse nothing here."),
                    Map.entry("ServerlessJobConfig", "The job runs what its image or algorithm says."),
                    Map.entry("MlflowConfig", "There is no MLflow server to report to."),
                    Map.entry("ModelPackageConfig", "The model is not registered by the job.")));

    static final Effects PROCESSING = new Effects(
            Set.copyOf(List.of(
                    "ProcessingInputs[].InputName",
                    "ProcessingInputs[].AppManaged",
                    "ProcessingInputs[].S3Input",
                    // Refused, and so never without a word.
                    "ProcessingInputs[].DatasetDefinition",
                    "ProcessingOutputConfig.Outputs[].OutputName",
                    "ProcessingOutputConfig.Outputs[].S3Output",
                    "ProcessingOutputConfig.Outputs[].AppManaged",
                    "ProcessingJobName",
                    "ProcessingResources.ClusterConfig.InstanceCount",
                    "ProcessingResources.ClusterConfig.InstanceType",
                    "ProcessingResources.ClusterConfig.VolumeSizeInGB",
                    "StoppingCondition.MaxRuntimeInSeconds",
                    "AppSpecification.ImageUri",
                    "AppSpecification.ContainerEntrypoint",
                    "AppSpecification.ContainerArguments",
                    "Environment",
                    "NetworkConfig.EnableNetworkIsolation",
                    "RoleArn",
                    "Tags")),
            Map.of(
                    "ProcessingOutputConfig.Outputs[].FeatureStoreOutput",
                            "There is no feature store; the output is left out.",
                    "ProcessingOutputConfig.KmsKeyId", NO_KMS,
                    "ProcessingResources.ClusterConfig.VolumeKmsKeyId", NO_KMS,
                    "NetworkConfig.EnableInterContainerTrafficEncryption", ONE_MACHINE,
                    "NetworkConfig.VpcConfig", NO_VPC,
                    "ExperimentConfig", NO_EXPERIMENTS));
}
