package studio.atelier.engine.gateway;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The suite on the engine's own client. */
class InProcessClientTest extends ClientSuite {
    @Override
    SageMakerClient clientOf(Served served) {
        return served.engine.sageMaker();
    }
}
