package import Endpoints
package import JSON
import Kernel

/// The reference of the API as pages for people, written from the contract as it is: no script, nothing from elsewhere.
///
/// - Parameters:
///   - contract: openapi.yaml, as JSON.
///   - operations: the operations of the code, which know who may call them.
///   - address: where the examples send their requests.
package func documentation(contract: JSONValue, operations: [Operation], address: String) -> Feature {
    let own = [ShowReference.operation, ShowTopic.operation, ShowOperation.operation, ShowSchema.operation]
    let access = Dictionary((operations + own).map { ($0.id, $0.access.description) }) { first, _ in first }
    let reference = Reference(contract, access: access, address: address)
    return Feature(
        name: "documentation",
        routes: [
            Route(ShowReference(reference: reference)), Route(ShowTopic(reference: reference)),
            Route(ShowOperation(reference: reference)), Route(ShowSchema(reference: reference)),
        ])
}
