package studio.atelier.engine.gateway.sagemaker;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.json.JsonProtocol;
import tools.jackson.databind.node.ObjectNode;

/** SageMaker's operations, as the engine's registry has them. */
public final class SageMakerService extends JsonProtocol {

    private final OperationRegistry operations;

    public SageMakerService(OperationRegistry operations) {
        super("SageMaker");
        this.operations = operations;
    }

    @Override
    protected ObjectNode call(String operation, ObjectNode body) {
        try {
            return operations.invoke(operation, body);
        } catch (SageMakerException e) {
            AwsErrorDetails details = e.awsErrorDetails();
            throw details == null
                    ? new ServiceException(500, "InternalFailure", String.valueOf(e.getMessage()))
                    : new ServiceException(e.statusCode(), details.errorCode(), details.errorMessage());
        }
    }
}
