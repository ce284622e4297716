package studio.atelier.engine.pipelines.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class PipelineValidatorTest {

    private static final String ROLE = "\"RoleArn\":\"arn:aws:iam::123456789012:role/R\"";
    private static final String CLUSTER =
            "\"ProcessingResources\":{\"ClusterConfig\":{\"InstanceCount\":1,\"InstanceType\":\"ml.m5.large\",\"VolumeSizeInGB\":5}}";
    private static final String OUTPUT = "\"ProcessingOutputConfig\":{\"Outputs\":[{\"OutputName\":\"out.default\","
            + "\"S3Output\":{\"S3Uri\":\"s3://b/o\",\"LocalPath\":\"/opt/ml/processing/o\",\"S3UploadMode\":\"EndOfJob\"}}]}";
    private static final String FILES =
            "\"PropertyFiles\":[{\"PropertyFileName\":\"report\",\"OutputName\":\"out.default\",\"FilePath\":\"r.json\"}]";

    @Test
    void aSoundPipelineHasNoFindings() {
        assertThat(validate(steps(
                        prepare(""),
                        condition(get("Parameters.n"), "5", train("T", "Steps.Prepare" + uri()), fail("F", "\"no\"")))))
                .isEmpty();
    }

    @Test
    void anExpressionThatCannotBeReadIsToldOnceAndEndsWithOneDot() {
        assertThat(validate(steps(condition(get("Nothing.x"), "5", "", ""))))
                .filteredOn(f -> f.code().startsWith("bad-"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).endsWith("or PipelineExperimentConfig."));
    }

    @Test
    void theDefaultOfAParameterOfAnUnknownTypeIsNotJudged() {
        assertThat(validate("{\"Version\":\"2020-12-01\",\"Steps\":[],\"Parameters\":"
                        + "[{\"Name\":\"n\",\"Type\":\"Int\",\"DefaultValue\":1}]}"))
                .extracting(Finding::code)
                .contains("unknown-parameter-type")
                .doesNotContain("bad-default");
    }

    @Test
    void aSyntaxErrorIsOneFinding() {
        assertThat(validate("{\n \"Steps\": [")).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("syntax");
            assertThat(f.line()).isEqualTo(2);
            assertThat(f.message()).contains("is the file complete");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                 | missing-version      |                  | 2020-12-01
            {}                                                                 | missing-member       |                  | "Steps"
            {"Version":"2021","Steps":[]}                                      | unknown-version      | /Version         | 2021
            {"Version":"2020-12-01","Steps":[]}                                | no-steps             | /Steps           | no steps
            {"Version":"2020-12-01","Steps":{}}                                | wrong-type           | /Steps           | a list, not an object
            {"Version":"2020-12-01","Steps":[3]}                               | wrong-type           | /Steps/0         | an object, not an integer
            {"Version":"2020-12-01","Steps":[],"Parametres":[]}                | unknown-member       | /Parametres      | Did you mean Parameters?
            {"Version":"2020-12-01","Steps":[],"PipelineExperimentConfig":{}}  | missing-member       | /PipelineExperimentConfig | ExperimentName
            """)
    void checksTheDocument(String text, String code, String pointer, String message) {
        found(text, code, pointer == null ? "" : pointer, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type":"String","DefaultValue":"x"}                                | missing-member       |               | "Name"
            {"Name":"a b","Type":"String","DefaultValue":"x"}                   | bad-name             | /Name         | a b
            {"Name":"n","Type":"Integer","DefaultValue":1}                      | duplicate-parameter  | /Name         | another parameter n
            {"Name":"x","DefaultValue":"a"}                                     | missing-parameter-type |             | String
            {"Name":"x","Type":"Strng","DefaultValue":"a"}                      | unknown-parameter-type | /Type       | Did you mean String?
            {"Name":"x","Type":"Integer","DefaultValue":"5"}                    | bad-default          | /DefaultValue | its type is Integer
            {"Name":"x","Type":"Integer","DefaultValue":1.5}                    | bad-default          | /DefaultValue | 1.5
            {"Name":"x","Type":"Boolean","DefaultValue":"True"}                 | bad-default          | /DefaultValue | Boolean
            {"Name":"x","Type":"String","DefaultValue":"c","EnumValues":["a"]}  | default-not-in-enum  | /DefaultValue | EnumValues: a
            {"Name":"x","Type":"Integer","DefaultValue":1,"EnumValues":["1"]}   | enum-not-allowed     | /EnumValues   | x is Integer
            {"Name":"x","Type":"String","DefaultValue":"1","EnumValues":[1]}    | wrong-type           | /EnumValues/0 | a string
            {"Name":"x","Type":"String"}                                        | missing-default      |               | no default
            {"Name":"x","Type":"String","DefaultValue":"1"}                     | unused-parameter     |               | Nothing uses
            """)
    void checksParameters(String parameter, String code, String suffix, String message) {
        String text =
                "{\"Version\":\"2020-12-01\",\"Parameters\":[{\"Name\":\"n\",\"Type\":\"Integer\",\"DefaultValue\":3},"
                        + parameter + "],\"Steps\":[]}";
        found(text, code, "/Parameters/1" + (suffix == null ? "" : suffix), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Type":"Fail"                                           | missing-member       | "Name"
            "Name":"a.b","Type":"Fail"                              | bad-name             | a.b
            "Name":"Prepare","Type":"Fail"                          | duplicate-step       | another step Prepare
            "Name":"x"                                              | missing-member       | "Type"
            "Name":"x","Type":"Trainning"                           | step-not-runnable    | Did you mean Training?
            "Name":"x","Type":"Pass"                                | step-not-runnable    | no step type Pass
            "Name":"x","Type":"Lambda","Arguments":{}               | step-not-runnable    | calls an AWS Lambda function
            "Name":"x","Type":"Lambda","Arguments":{}               | missing-member       | "FunctionArn"
            "Name":"x","Type":"Training"                            | missing-member       | "Arguments"
            "Name":"x","Type":"Training","Arguments":[]             | wrong-type           | an object, not a list
            "Name":"x","Type":"Fail","Argument":{}                  | unknown-member       | Did you mean Arguments?
            "Name":"x","Type":"Fail","DependsOn":["Prepar"]         | unknown-step         | Did you mean Prepare?
            "Name":"x","Type":"Fail","DependsOn":"Prepare"          | wrong-type           | a list, not a string
            "Name":"x","Type":"Fail","DependsOn":[1]                | wrong-type           | name of a step
            "Name":"x","Type":"Fail","DependsOn":["x"]              | cycle                | x -> x
            "Name":"x","Type":"Fail","Arguments":{}                 | missing-member       | "ErrorMessage"
            "Name":"x","Type":"Fail","CacheConfig":{"Enabled":true} | cache-not-allowed    | never cached
            "Name":"x","Type":"Fail","RetryPolicies":[{}]           | retry-not-allowed    | never retried
            "Name":"x","Type":"Fail","PropertyFiles":[{}]           | property-files-not-allowed | Only a Processing step
            "Name":"x","Type":"Training","CacheConfig":{"Enabled":"yes"} | wrong-type      | a boolean
            "Name":"x","Type":"Training","CacheConfig":{"Enabled":true,"ExpireAfter":"soon"} | bad-duration | P30D
            "Name":"x","Type":"Training","RetryPolicies":[{"ExceptionType":["Step.THROTTLE"]}] | unknown-exception-type | Did you mean Step.THROTTLING?
            "Name":"x","Type":"Model","RetryPolicies":[{"ExceptionType":"SageMaker.CAPACITY_ERROR"}] | retry-not-allowed | not retried for
            "Name":"x","Type":"Training","RetryPolicies":[{"ExceptionType":"Step.THROTTLING","MaxAttempts":21}] | out-of-range | 0 to 20
            "Name":"x","Type":"Training","RetryPolicies":[{"MaxAttempts":1,"ExpireAfterMin":1}] | one-of | not both
            "Name":"x","Type":"Model","Arguments":{}                | missing-member       | "PrimaryContainer" or "Containers"
            "Name":"x","Type":"Lineage","Arguments":{}              | missing-member       | Actions, Artifacts
            "Name":"x","Type":"Condition","Arguments":{}            | missing-member       | "Conditions"
            "Name":"x","Type":"Condition","Arguments":{"Conditions":[]} | no-conditions    | always run
            "Name":"x","Type":"Condition","Arguments":{"Conditions":[{"Type":"Equal"}]} | bad-condition | Did you mean Equals?
            "Name":"x","Type":"Condition","Arguments":{"Conditions":[{"Type":"Equals","LeftValue":1,"RightValue":"1"}]} | condition-types | do not compare
            "Name":"x","Type":"Condition","Arguments":{"Conditions":[{"Type":"Or","Conditions":[]}]} | no-conditions | never true
            "Name":"x","Type":"Condition","Arguments":{"Conditions":[{"Type":"In","QueryValue":1,"Values":[]}]} | no-conditions | never true
            "Name":"x","Type":"Condition","Arguments":{"Conditions":[{"Type":"Zzzzzzzzz"}]} | bad-condition | Or, ....
            "Name":"x","Type":"Training","RetryPolicies":[{"ExceptionType":[],"MaxAttempts":1}] | bad-length | name a type
            "Name":"x","Type":"Training","RetryPolicies":[{"ExceptionType":"Step.THROTTLING","MaxAttempts":1.5}] | wrong-type | an integer
            "Name":"x","Type":"Fail","DependsOn":[{"Step":"Prepar","Trigger":"Failed"}] | unknown-step | Did you mean Prepare?
            "Name":"x","Type":"Fail","DependsOn":[{"Step":"Prepare","Trigger":"failed"}] | bad-value | Did you mean Failed?
            "Name":"x","Type":"Fail","DependsOn":[{"Step":"Prepare","Trigger":"Any"}] | step-not-runnable | trigger Any of Prepare
            "Name":"x","Type":"Fail","DependsOn":[{"Trigger":"Any"}] | missing-member    | "Step"
            "Name":"x","Type":"EMRServerless","Arguments":{}        | missing-member       | "ApplicationId" or "ApplicationConfig"
            "Name":"x","Type":"EMRServerless","Arguments":{"applicationId":"a","applicationConfig":{}} | one-of | not both
            "Name":"x","Type":"EMR","Arguments":{"ClusterConfig":{"Name":"n"}} | not-allowed | "Name"; remove it
            "Name":"x","Type":"EndpointConfig","Arguments":{"DataCaptureConfig":{}} | not-allowed | DataCaptureConfig
            "Name":"x","Type":"AutoML","Arguments":{"AutoMLJobConfig":{"Mode":"AUTO"}} | bad-value | ENSEMBLING only
            "Name":"x","Type":"Fail","Arguments":{"ErrorMessage":"a\\ud800"} | broken-character | Character 2
            "Name":"x","Type":"Fail","Arguments":{"ErrorMessage":{"Get":"ForEach.CurrentItem"}} | bad-expression | within a ForEach step only
            "Name":"x","Type":"Fail","Arguments":{"ErrorMessage":{"Std:JsonGet":{"S3Uri":"s3://b/k","Path":""}}} | bad-expression | path of Std:JsonGet is empty
            """)
    void checksSteps(String members, String code, String message) {
        assertThat(validate(steps(prepare(""), "{" + members + "}")))
                .filteredOn(f -> f.code().equals(code) && f.pointer().startsWith("/Steps/1"))
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Parameters.m                                                         | unknown-parameter          | There is no parameter m
            Execution.PipelineNam                                                | unknown-execution-variable | Did you mean PipelineName?
            PipelineExperimentConfig.TrialName                                   | no-experiment-config       | add one
            Steps.Prepar.ProcessingJobName                                       | unknown-step               | Did you mean Prepare?
            Steps.Prepare.ProcessingJobNam                                       | unknown-property           | Did you mean ProcessingJobName?
            Steps.Prepare.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri   | unknown-property           | nothing named out
            Steps.Prepare.ProcessingOutputConfig.Outputs[1].S3Output.S3Uri       | unknown-property           | no item 1
            Steps.Prepare.ProcessingOutputConfig.Outputs.S3Output                | unknown-property           | take an item by [0]
            Steps.Prepare.ProcessingInputs['in'].S3Input.S3Uri                   | unknown-property           | nothing named in
            Steps.Prepare.ProcessingInputs[0].S3Input.S3Uri                      | unknown-property           | no item 0
            Steps.Prepare.ProcessingJobName.x                                    | unknown-property           | there is no .x below
            Steps.Prepare.Outputs['                                              | bad-expression             | does not end
            Steps.Prepare                                                        | bad-expression             | none of its properties
            Nothing.x                                                            | bad-expression             | names nothing
            Steps.Prepare.PropertyFiles.report                                   | bad-expression             | Std:JsonGet
            Parameters.n                                                         | needs-cast                 | Std:Join
            """)
    void checksReferences(String target, String code, String message) {
        assertThat(validate(steps(prepare(FILES), train("T", target))))
                .filteredOn(f -> f.code().equals(code))
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains(message));
    }

    @Test
    void checksPropertyFilesOfJsonGet() {
        String jsonGet = "{\"Std:JsonGet\":{\"PropertyFile\":" + get("Steps.Prepare.PropertyFiles.reprt")
                + ",\"Path\":\"a.b\"}}";
        List<Finding> findings = validate(steps(prepare(FILES), condition(jsonGet, "5", fail("F", "\"x\""), "")));

        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("unknown-property-file");
            assertThat(f.message()).contains("Did you mean report?");
        });
    }

    @Test
    void aPropertyFileLiesInAnOutputOfItsStep() {
        assertThat(validate(steps(prepare(FILES.replace("out.default", "out.defalt")))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("unknown-output");
                    assertThat(f.message()).contains("Did you mean out.default?");
                });
    }

    @Test
    void joinsTakeScalars() {
        assertThat(validate(steps(fail("F", "{\"Std:Join\":{\"On\":\"\",\"Values\":[\"a\",[]]}}"))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("bad-expression");
                    assertThat(f.pointer()).endsWith("/Std:Join/Values/1");
                });
    }

    @Test
    void namesTheCycle() {
        String a = train("A", "Steps.C.ModelArtifacts.S3ModelArtifacts");
        String b = train("B", "Steps.A.ModelArtifacts.S3ModelArtifacts");
        String c = train("C", "Steps.B.ModelArtifacts.S3ModelArtifacts");

        assertThat(validate(steps(a, b, c))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("cycle");
            assertThat(f.message()).contains("A -> B -> C -> A");
        });
    }

    @Test
    void nothingFollowsAFailStep() {
        List<Finding> findings = validate(steps(fail("F", "\"x\""), train("T", "Steps.F.Name"), depends("G", "F")));

        assertThat(findings).extracting(Finding::code).contains("refers-to-fail", "depends-on-fail");
    }

    @Test
    void branchesOfOneConditionNeverMeet() {
        String both = condition(
                "1", "2", train("A", "Execution.PipelineName"), train("B", "Steps.A.ModelArtifacts.S3ModelArtifacts"));
        assertThat(validate(steps(both))).extracting(Finding::code).containsExactly("opposite-branch");

        String apart = condition("1", "2", train("A", "Execution.PipelineName"), train("B", "Execution.PipelineName"));
        String joined = depends("J", "A\",\"B");
        assertThat(validate(steps(apart, joined))).extracting(Finding::code).containsExactly("never-runs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "InstanceCount":1       | "InstanceCount":"1"       | wrong-type            | an integer, not a string
            "InstanceCount":1       | "InstanceCount":0         | out-of-range          | InstanceCount is 0
            "InstanceCount":1,      |                           | missing-member        | "InstanceCount"
            "ml.m5.large"           | "ml.m5.larg"              | unknown-instance-type | Did you mean ml.m5.large?
            "EndOfJob"              | "endofjob"                | bad-value             | Did you mean EndOfJob?
            "s3://b/o"              | "b/o"                     | bad-pattern           | s3://BUCKET/KEY
            "ImageUri":"i:1"        | "ImageUrl":"i:1"          | unknown-member        | Did you mean ImageUri?
            "ImageUri":"i:1"        | "ImageUri":"i:1","ContainerEntrypoint":[] | bad-length | 1 to 100 items
            "S3Output":             | "FeatureStoreOutput":{"FeatureGroupName":"g"},"S3Output": | one-of | not both
            arn:aws:iam::123456789012:role/R | $ROLE_ARN        | placeholder           | $ROLE_ARN
            """)
    void checksArgumentsAgainstTheRequestShape(String part, String replacement, String code, String message) {
        String step = prepare("").replace(part, replacement == null ? "" : replacement);
        assertThat(validate(steps(step)))
                .filteredOn(f -> f.code().equals(code))
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains(message));
    }

    @Test
    void aTextParameterIsNoNumber() {
        String text = steps(prepare("").replace("\"InstanceCount\":1", "\"InstanceCount\":" + get("Parameters.s")))
                .replace(
                        "\"Type\":\"Integer\",\"DefaultValue\":3",
                        "\"Type\":\"Integer\",\"DefaultValue\":3},"
                                + "{\"Name\":\"s\",\"Type\":\"String\",\"DefaultValue\":\"1\"");
        assertThat(validate(text))
                .filteredOn(f -> f.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("InstanceCount takes an integer", "is a string"));
    }

    @Test
    void theCastFixWrapsTheParameterInAJoin() {
        String text = steps(prepare(""), train("T", "Parameters.n"));
        Finding cast = validate(text).stream()
                .filter(f -> f.code().equals("needs-cast"))
                .findFirst()
                .orElseThrow();

        PipelineDefinition fixed = cast.fix().orElseThrow().apply(PipelineDefinition.read(text));

        assertThat(fixed.compact()).contains("{\"Std:Join\":{\"On\":\"\",\"Values\":[{\"Get\":\"Parameters.n\"}]}}");
        assertThat(new PipelineValidator().validate(fixed)).isEmpty();
    }

    @Test
    void anImageThatNothingRunsIsAnErrorThatSaysWhatIsNeeded() {
        PipelineValidator validator =
                new PipelineValidator(request -> request.imageUri().equals("i:1")
                        ? new ImageResolution.Unresolved("Install it.")
                        : new ImageResolution.LocalShell("sh"));

        assertThat(validator.validate(steps(prepare("")))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("image-not-runnable");
            assertThat(f.severity()).isEqualTo(Severity.ERROR);
            assertThat(f.pointer()).endsWith("/AppSpecification/ImageUri");
            assertThat(f.message()).contains("Prepare", "i:1", "Install it.");
        });
    }

    @Test
    void severitiesHaveTheirJsonNames() {
        assertThat(Severity.values()).extracting(Severity::json).containsExactly("error", "warning", "info");
    }

    private static void found(String text, String code, String pointer, String message) {
        assertThat(validate(text)).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo(code);
            assertThat(f.pointer()).isEqualTo(pointer);
            assertThat(f.message().toLowerCase(Locale.ROOT)).contains(message.toLowerCase(Locale.ROOT));
        });
    }

    private static List<Finding> validate(String text) {
        return new PipelineValidator().validate(text);
    }

    private static String steps(String... steps) {
        String text = String.join(",", steps);
        String used = text.contains("Parameters.n\"")
                ? ""
                : fail("UsesN", "{\"Std:Join\":{\"Values\":[" + get("Parameters.n") + "]}}") + ",";
        return "{\"Version\":\"2020-12-01\",\"Parameters\":[{\"Name\":\"n\",\"Type\":\"Integer\",\"DefaultValue\":3}],"
                + "\"Steps\":[" + text + (used.isEmpty() ? "" : "," + used.substring(0, used.length() - 1)) + "]}";
    }

    private static String prepare(String siblings) {
        return "{\"Name\":\"Prepare\",\"Type\":\"Processing\",\"Arguments\":{" + CLUSTER
                + ",\"AppSpecification\":{\"ImageUri\":\"i:1\"}," + ROLE + "," + OUTPUT + "}"
                + (siblings.isEmpty() ? "" : "," + siblings) + "}";
    }

    private static String uri() {
        return ".ProcessingOutputConfig.Outputs['out.default'].S3Output.S3Uri";
    }

    private static String train(String name, String target) {
        return "{\"Name\":\"" + name + "\",\"Type\":\"Training\",\"Arguments\":{" + ROLE
                + ",\"AlgorithmSpecification\":{\"TrainingImage\":\"i:2\",\"TrainingInputMode\":\"File\"},"
                + "\"OutputDataConfig\":{\"S3OutputPath\":\"s3://b/m\"},"
                + "\"Environment\":{\"E\":" + get(target) + "}}}";
    }

    private static String depends(String name, String on) {
        return train(name, "Execution.PipelineName").replaceFirst("\\{", "{\"DependsOn\":[\"" + on + "\"],");
    }

    private static String condition(String left, String right, String ifStep, String elseStep) {
        return "{\"Name\":\"Decide\",\"Type\":\"Condition\",\"Arguments\":{\"Conditions\":[{\"Type\":\"LessThan\","
                + "\"LeftValue\":" + left + ",\"RightValue\":" + right + "}],\"IfSteps\":[" + ifStep
                + "],\"ElseSteps\":[" + elseStep + "]}}";
    }

    private static String fail(String name, String message) {
        return "{\"Name\":\"" + name + "\",\"Type\":\"Fail\",\"Arguments\":{\"ErrorMessage\":" + message + "}}";
    }

    private static String get(String target) {
        return "{\"Get\":\"" + target + "\"}";
    }
}
