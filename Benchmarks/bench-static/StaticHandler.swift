import HTTP
import HTTPServer
import Kernel

/// Answers 200 bytes of JSON; `/later` from another thread, `/large` with a mebibyte, anything posted with its length.
final class StaticHandler: RequestHandler {
    private let fields: HeaderFields = [
        .contentType: "application/json", "X-Request-Id": "0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000",
    ]
    private let body = Array(("{\"status\":\"ok\",\"text\":\"" + String(repeating: "x", count: 174) + "\"}").utf8)
    private let large = [UInt8](repeating: 0x78, count: 1 << 20)
    private let queue = BoundedQueue<Reply>(limit: 256)

    init() {
        let response = Response(.ok, fields: fields, body: body)
        _ = OSThread(named: "later") { [queue] in
            var batch: [Reply] = []
            while queue.takeAll(into: &batch) == .elements {
                for reply in batch { reply.send(response) }
                batch.removeAll(keepingCapacity: true)
            }
        }
    }

    func admit(_ head: RequestHead) -> Admission { .accept }

    func handle(_ request: Request, _ reply: Reply) {
        switch (request.head.method, request.head.target.path) {
        case (.get, "/later"):
            if !queue.push(reply) {
                reply.send(Response(503, fields: [.retryAfter: "1"]))
            }
        case (.get, "/large"): reply.send(Response(.ok, fields: fields, body: large))
        case (.post, _): reply.send(Response(.ok, fields: fields, body: Array("\(request.body.count)".utf8)))
        default: reply.send(Response(.ok, fields: fields, body: body))
        }
    }
}
