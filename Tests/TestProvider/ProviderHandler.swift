import Crypto
import HTTP
import HTTPServer
import JSON
import Synchronization

/// Answers as a provider does: its description, its keys, and the four steps of a sign-in.
final class ProviderHandler: RequestHandler {
    private let handle: LocalProvider.Handle

    init(_ handle: LocalProvider.Handle) { self.handle = handle }

    func admit(_ head: RequestHead) -> Admission { .accept }

    func handle(_ request: Request, _ reply: Reply) {
        guard let provider = handle.provider.withLock({ $0.value }) else { return reply.send(Response(503)) }
        let path = request.head.target.path
        provider.desk.visits.withLock { $0[path, default: 0] += 1 }
        let conduct = provider.conduct.withLock { $0 }
        switch conduct.faults[path] {
        case .status(let code): return reply.send(Response(Status(code)))
        case .body(let text, let type, let status):
            return reply.send(ProviderHandler.answer(text, type, status: Status(status)))
        case .huge:
            let body = "{\"a\":\"" + String(repeating: "x", count: 2 << 20) + "\"}"
            return reply.send(ProviderHandler.answer(body, "application/json"))
        case .silence: return provider.desk.unanswered.withLock { $0.append(reply) }
        case nil: break
        }
        let visit = ProviderVisit(request: request, desk: provider.desk, conduct: conduct)
        let response =
            switch path {
            case "/api/.well-known/openid-configuration": visit.description()
            case "/api/jwks": visit.keys()
            case "/api/authorize": visit.authorize()
            case "/api/token": visit.token()
            case "/api/userinfo": visit.person()
            case "/api/session/end": visit.signOut()
            default: Response(404)
            }
        reply.send(response)
    }

    static func answer(_ text: String, _ type: String = "application/json", status: Status = .ok) -> Response {
        Response(status, fields: [.contentType: type], body: Array(text.utf8))
    }
}
