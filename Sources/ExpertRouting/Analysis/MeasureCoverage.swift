import Endpoints
import HTTP
import Kernel

/// Measures the coverage of all subjects now, for the owner who does not want to wait for the night.
struct MeasureCoverage: Errand {
    static let operation = Operation(
        .post, "/v1/owner/routing/coverage", id: "measureCoverage", access: .owner, consumes: [])
    let desk: RoutingDesk

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Representation {
        try CoverageMeasure(desk: desk).measure(worker)
        return Representation(.noContent, .plain, [])
    }
}
