import Glibc
import HTTP
import HTTPServer
import Kernel
import Synchronization

/// Answers what the tests need: what was received, later, never, in pieces.
final class ProbeHandler: RequestHandler {
    /// How many bytes endless answers have given to the server.
    static let offered = Atomic<Int>(0)
    /// How many endless answers have ended because nobody read them.
    static let lost = Atomic<Int>(0)

    func admit(_ head: RequestHead) -> Admission {
        switch head.target.path {
        case "/refused": .refuse(Response(401, body: Array("refused".utf8)))
        case "/small": .accept(bodyLimit: 10)
        default: .accept(bodyLimit: 1 << 20)
        }
    }

    func handle(_ request: Request, _ reply: Reply) {
        switch request.head.target.path {
        case "/never": return
        case "/stuck": usleep(300_000)
        case "/twice":
            reply.send(Response(.ok, body: Array("first".utf8)))
            reply.send(Response(.ok, body: Array("second".utf8)))
        case "/later":
            _ = OSThread(named: "later") { reply.send(ProbeHandler.echo(request)) }
        case "/late":
            _ = OSThread(named: "late") {
                usleep(100_000)
                reply.send(ProbeHandler.echo(request))
            }
        case "/endless":
            let writer = reply.stream(Response(.ok))
            _ = OSThread(named: "endless") {
                while (try? writer.write([UInt8](repeating: 0x78, count: 10_000))) != nil {
                    ProbeHandler.offered.add(10_000, ordering: .relaxed)
                }
                ProbeHandler.lost.add(1, ordering: .relaxed)
            }
        case "/large": reply.send(Response(.ok, body: [UInt8](repeating: 0x78, count: 8 << 20)))
        case "/stream", "/cut":
            let finishes = request.head.target.path == "/stream"
            let writer = reply.stream(Response(.ok, fields: [.contentType: "application/x-ndjson"]))
            _ = OSThread(named: "stream") {
                for number in 0..<1000 { try? writer.write(Array("{\"number\":\(number)}\n".utf8)) }
                if finishes { writer.finish() }
            }
        default: reply.send(ProbeHandler.echo(request))
        }
    }

    private static func echo(_ request: Request) -> Response {
        let storage = if case .file = request.body { "file" } else { "memory" }
        let bytes = request.body.bytes ?? []
        let shown = bytes.count <= 100 ? String(decoding: bytes, as: UTF8.self) : "\(bytes.count) bytes"
        let text = "[\(request.head.method.rawValue) \(request.head.target.path) \(storage) \(shown)]"
        return Response(.ok, fields: ["X-Peer": request.head.peer.description], body: Array(text.utf8))
    }
}
