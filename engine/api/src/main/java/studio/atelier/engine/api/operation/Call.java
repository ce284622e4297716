package studio.atelier.engine.api.operation;

import software.amazon.awssdk.services.sagemaker.model.SageMakerRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of an operation.
 *
 * @param operation the operation's name
 * @param body the request as it came, in SageMaker JSON, members unknown to the SDK included; the
 *     handler may keep and change it
 * @param request the same, typed
 */
public record Call<Q extends SageMakerRequest>(String operation, ObjectNode body, Q request) {}
