import HTTP
import JSON
import Outbound

/// Asks one provider, within bounds of time and size, on the thread of one sign-in.
struct ProviderClient {
    private let http: HTTPClient
    private let deadline: Duration

    /// The largest answer, in bytes.
    static let sizeLimit = 128 << 10

    init(_ provider: Provider) {
        http = HTTPClient(reach: .configured, authorities: provider.authorities)
        deadline = provider.patience
    }

    /// An answer of status 200.
    func document(at address: String, fields: HeaderFields = HeaderFields()) throws(OpenIDError) -> OutboundAnswer {
        let answer = try send(.get, address, fields: fields)
        guard answer.status == .ok else { throw .malformedAnswer }
        return answer
    }

    /// The answer to a form: an object, or the refusal that one says.
    func submit(_ form: FormFields, to address: String, fields: HeaderFields) throws(OpenIDError) -> JSONValue {
        var fields = fields
        fields.append(.contentType, "application/x-www-form-urlencoded")
        fields.append(.accept, "application/json")
        let answer = try send(.post, address, fields: fields, body: Array(form.text.utf8))
        guard let root = try? JSONTape(answer.body, limits: .answer).root, root.kind == .object else {
            throw .malformedAnswer
        }
        guard answer.status == .ok else {
            throw .refused(root["error"]?.string.flatMap(OpenIDError.ProtocolReason.init) ?? .other)
        }
        return root
    }

    private func send(
        _ method: Method, _ address: String, fields: HeaderFields, body: [UInt8] = []
    ) throws(OpenIDError) -> OutboundAnswer {
        let answer: OutboundAnswer
        do throws(OutboundError) {
            answer = try http.send(
                OutboundRequest(
                    method, address, fields: fields, body: body, deadline: deadline, sizeLimit: ProviderClient.sizeLimit
                ))
        } catch {
            throw .unavailable(error)
        }
        guard answer.status.code < 500, answer.status.code != 429 else { throw .busy(answer.status.code) }
        return answer
    }
}
