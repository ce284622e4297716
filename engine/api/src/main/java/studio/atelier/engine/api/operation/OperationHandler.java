package studio.atelier.engine.api.operation;

import software.amazon.awssdk.services.sagemaker.model.SageMakerRequest;
import tools.jackson.databind.node.ObjectNode;

/** Carries out one operation. Called from any thread; refuses by an exception of {@link EngineErrors}. */
@FunctionalInterface
public interface OperationHandler<Q extends SageMakerRequest> {

    /** Returns the response in SageMaker JSON. The request was validated against the API's shapes. */
    ObjectNode handle(Call<Q> call);
}
