package studio.atelier.engine.gateway.metrics;

import studio.atelier.engine.api.Engine;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.json.JsonProtocol;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch, as far as clients read the metrics of jobs with it. */
public final class MetricsService extends JsonProtocol {

    private final JobSeries series;

    public MetricsService(Engine engine) {
        super("GraniteServiceVersion20100801", "1.0");
        this.series = new JobSeries(engine);
    }

    @Override
    protected ObjectNode call(String operation, ObjectNode body) {
        if (!operation.equals("GetMetricStatistics")) {
            throw new ServiceException(
                    400,
                    "UnknownOperationException",
                    "CloudWatch of this engine has GetMetricStatistics, not " + operation);
        }
        StatisticsRequest request = StatisticsRequest.of(body);
        return request.answer(series.of(request.namespace(), request.metric(), request.dimensions()));
    }
}
