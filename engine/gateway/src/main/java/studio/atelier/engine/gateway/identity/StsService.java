package studio.atelier.engine.gateway.identity;

import studio.atelier.engine.api.operation.LocalAccount;
import studio.atelier.engine.gateway.http.Query;
import studio.atelier.engine.gateway.http.ServiceException;

/** STS: who the caller is. There is one user, the one whose machine it is. */
public final class StsService extends QueryProtocol {

    private static final String USER = "atelier";
    private static final String USER_ID = "AIDAATELIERLOCALUSER0";

    public StsService() {
        super("https://sts.amazonaws.com/doc/2011-06-15/");
    }

    @Override
    Elements call(String action, Query form) {
        if (!action.equals("GetCallerIdentity")) {
            throw new ServiceException(
                    400,
                    "InvalidAction",
                    "STS of this engine has GetCallerIdentity, not " + action + ": there are no temporary keys here");
        }
        return xml -> xml.put("Arn", "arn:aws:iam::" + LocalAccount.ID + ":user/" + USER)
                .put("UserId", USER_ID)
                .put("Account", LocalAccount.ID);
    }
}
