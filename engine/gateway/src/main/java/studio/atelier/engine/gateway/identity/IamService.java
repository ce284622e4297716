package studio.atelier.engine.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import studio.atelier.engine.api.operation.LocalAccount;
import studio.atelier.engine.gateway.http.Percent;
import studio.atelier.engine.gateway.http.Query;
import studio.atelier.engine.gateway.http.ServiceException;

/**
 * IAM: clients ask for a role by its name to learn its ARN. Roles grant nothing on this machine, and every name that can
 * be one is taken as one.
 */
public final class IamService extends QueryProtocol {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern ACTION = Pattern.compile("ActionNames\\.member\\.\\d+");
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    public IamService() {
        super("https://iam.amazonaws.com/doc/2010-05-08/");
    }

    @Override
    Elements call(String action, Query form) {
        return switch (action) {
            case "GetRole" -> role(form);
            case "SimulatePrincipalPolicy" -> simulation(form);
            default ->
                throw new ServiceException(
                        400,
                        "InvalidAction",
                        "IAM of this engine has GetRole and SimulatePrincipalPolicy, not " + action
                                + ": roles grant and refuse nothing here");
        };
    }

    private static Elements role(Query form) {
        String name = form.get("RoleName").orElse("");
        if (!NAME.matcher(name).matches()) {
            throw new ServiceException(
                    400,
                    "ValidationError",
                    "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or"
                            + " the following: +=,.@_-");
        }
        return xml -> xml.begin("Role")
                .put("Path", "/")
                .put("RoleName", name)
                .put("RoleId", id(name))
                .put("Arn", "arn:aws:iam::" + LocalAccount.ID + ":role/" + name)
                .put("CreateDate", Instant.EPOCH.toString())
                .put("AssumeRolePolicyDocument", Percent.encode(POLICY))
                .end();
    }

    /** Nobody looks at what a role may do, so nothing that is asked for is refused. */
    private static Elements simulation(Query form) {
        List<String> actions = form.parameters().stream()
                .filter(parameter -> ACTION.matcher(parameter.name()).matches())
                .map(Query.Parameter::value)
                .toList();
        if (actions.isEmpty()) {
            throw new ServiceException(400, "InvalidInput", "ActionNames names no action");
        }
        return xml -> {
            xml.put("IsTruncated", false).begin("EvaluationResults");
            for (String action : actions) {
                xml.begin("member")
                        .put("EvalActionName", action)
                        .put("EvalResourceName", "*")
                        .put("EvalDecision", "allowed")
                        .end();
            }
            xml.end();
        };
    }

    private static String id(String name) {
        String digits =
                HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
        return "AROA" + (digits + "0".repeat(17)).substring(0, 17);
    }
}
