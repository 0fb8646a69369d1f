import Foundation
import JSON
import LocalClient
import TestSupport
import Testing

/// The recorded exchanges of the state's own API, byte for byte, when the folder of vectors is there.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["GUICHET_VECTORS"] != nil, "GUICHET_VECTORS names no folder"))
struct `The state's own exchanges` {
    @Test func `are answered byte for byte by its own model`() throws {
        let vectors = try #require(ProcessInfo.processInfo.environment["GUICHET_VECTORS"]) + "/publicodes"
        let models = NSTemporaryDirectory() + "guichet-models-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: models, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: models) }
        try FileManager.default.copyItem(
            atPath: vectors + "/modele-social.json", toPath: models + "/modele-social.json")

        let api = try TestAPI(environment: ["GUICHET_MODELS": models])
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: vectors + "/rest-golden.json")))
        var count = 0
        var mismatches: [String] = []
        for exchange in try #require(try JSONTape(bytes, limits: .file).root["requests"]).elements {
            guard let body = exchange["body"], body.kind == .object else { continue }
            let json = "{\"model\":\"modele-social\"," + String(decoding: body.raw.dropFirst(), as: UTF8.self)
            let answer = try api.post("/v1/simulation/evaluate", json: json)
            count += 1
            if answer.text != exchange["responseText"]?.string { mismatches.append(exchange["name"]?.string ?? "") }
        }
        #expect(mismatches.isEmpty, "\(mismatches) of \(count)")
        #expect(count == 25)
    }
}
