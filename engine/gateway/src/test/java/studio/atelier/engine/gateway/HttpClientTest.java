package studio.atelier.engine.gateway;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The suite once more, through HTTP. */
class HttpClientTest extends ClientSuite {
    @Override
    SageMakerClient clientOf(Served served) {
        return served.client(SageMakerClient.builder());
    }
}
