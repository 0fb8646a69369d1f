import App
import Crypto
import Foundation
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport

@testable import Attachments

/// The service with keys, and people and partners who send files.
final class AttachmentAPI {
    let api: TestAPI
    private let keyFolder: String
    let keyFile: String

    static let identities: [String: Caller.Identity] = [
        "ana": .person(Person(account: "ana", session: "s1", grants: [])),
        "bob": .person(Person(account: "bob", session: "s2", grants: [])),
        "key": .partner(
            Partner(
                key: "k1", organisation: "caf-59",
                scopes: [Scope("attachments:write"), Scope("attachments:read")])),
        "key2": .partner(Partner(key: "k2", organisation: "caf-59", scopes: [Scope("attachments:read")])),
        "other": .partner(Partner(key: "k3", organisation: "caf-14", scopes: [Scope("attachments:read")])),
        "none": .partner(Partner(key: "k4", organisation: "caf-59", scopes: [])),
    ]

    init(_ environment: [String: String] = ["GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"], hasKeys: Bool = true)
        throws
    {
        keyFolder = NSTemporaryDirectory() + "guichet-keys-" + UUID().uuidString
        keyFile = keyFolder + "/keys"
        try FileManager.default.createDirectory(atPath: keyFolder, withIntermediateDirectories: true)
        try KeyFile(keyFile).create(at: Clock.system.now())
        var environment = environment
        if hasKeys { environment["GUICHET_KEYS"] = keyFile }
        api = try TestAPI(environment: environment, identities: AttachmentAPI.identities)
    }

    convenience init(scannedBy clamd: Clamd) throws {
        try self.init(["GUICHET_CLAMD": clamd.socket, "GUICHET_CLAMD_SECONDS": "2"])
    }

    deinit { try? FileManager.default.removeItem(atPath: keyFolder) }

    /// Sends a file in a form.
    func upload(
        _ content: [UInt8] = Samples.pdf, name: String = "cv.pdf", type: String = "application/pdf",
        as token: String = "ana"
    ) throws -> Answer {
        try send(
            Samples.form(content, name: name, type: type), type: "multipart/form-data; boundary=b0und", as: token)
    }

    /// Sends a body as it is.
    func send(
        _ body: [UInt8], type: String, disposition: String? = nil, key: String? = nil, as token: String = "ana"
    ) throws -> Answer {
        var fields: [(HeaderName, String)] = [("Authorization", "Bearer \(token)"), ("Content-Type", type)]
        if let disposition { fields.append(("Content-Disposition", disposition)) }
        if let key { fields.append(("Idempotency-Key", key)) }
        var head = "POST /v1/attachments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for (name, value) in fields { head += "\(name.text): \(value)\r\n" }
        head += "Content-Length: \(body.count)\r\n\r\n"
        return try LocalClient(.port(api.service.port)).exchange(Array(head.utf8) + body)
    }

    func show(_ id: String, as token: String = "ana") throws -> Answer {
        try api.get("/v1/attachments/\(id)", fields: ["Authorization": "Bearer \(token)"])
    }

    func download(_ id: String, as token: String = "ana") throws -> Answer {
        try api.get("/v1/attachments/\(id)/content", fields: ["Authorization": "Bearer \(token)"])
    }

    func delete(_ id: String, version: String = "*", as token: String = "ana") throws -> Answer {
        try api.send(
            .delete, "/v1/attachments/\(id)", fields: ["Authorization": "Bearer \(token)", "If-Match": version])
    }

    /// The state of a file, once it is no longer scanned or the time is over.
    func settled(_ id: String, seconds: Double = 60) throws -> String {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            let state = try show(id).json["state"]?.string ?? ""
            if state != "scanning" { return state }
            usleep(50_000)
        }
        return "scanning"
    }

    /// The files on the disk.
    var files: [String] {
        let folder = api.folder + "/db.sqlite.files"
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.utf8.count > 60 }.map { folder + "/" + $0 }
    }
}
