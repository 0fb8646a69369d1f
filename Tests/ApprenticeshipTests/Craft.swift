import Accounts
import Apprenticeship
import CompanyRecords
import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Synchronization
import Territories
import TestFolders
import TestSupport
import Testing

/// The service with people of apprenticeship in it, and what their stories share.
struct Craft {
    let api: TestAPI
    let clock: TestClock
    /// What seals and signs there.
    let keys: KeyRing
    private let folder = TemporaryFolder()
    /// The database of the service, for what no request can do.
    private let opened = Shared()

    private final class Shared: Sendable {
        private let database = Mutex<Database?>(nil)
        /// The CVs that people sent, by their tokens.
        let files = Mutex<[String: String]>([:])

        func set(_ value: Database) { database.withLock { $0 = value } }

        var value: Database { database.withLock { $0! } }
    }

    init(now: String = "2026-06-01T08:00:00Z", environment: [String: String] = [:]) throws {
        clock = TestClock(now)
        let opened = opened
        let peephole = Feature(name: "peephole", beforeServing: { database in opened.set(database) })
        let file = KeyFile(folder.path + "/keys")
        try file.create(at: clock.clock.now())
        keys = try file.ring()
        let policy = ["GUICHET_ATTACHMENT_POLICY": "acceptUnscanned", "GUICHET_KEYS": folder.path + "/keys"]
        api = try TestAPI(
            clock: clock, extra: [peephole], environment: policy.merging(environment) { _, new in new },
            identities: Craft.identities)
    }

    /// What stands for somebody's own CV in a profile: sent as a file before the profile is.
    static let cv = "01890a5d-ac96-7b7c-8f2e-0123456789ab"

    /// Sends a file; its id.
    func upload(as token: String, name: String = "cv.pdf", type: String = "application/pdf") throws -> String {
        let body = """
            --limit\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r
            Content-Type: \(type)\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--limit--\r\n
            """
        let answer = try api.send(
            .post, "/v1/attachments",
            fields: [.authorization: "Bearer \(token)", "Content-Type": "multipart/form-data; boundary=limit"],
            body: body)
        return try #require(try answer.json["id"]?.string, "\(answer.text)")
    }

    /// A body in which somebody's CV is one that they sent.
    private func withFile(_ json: String, of token: String) throws -> String {
        guard json.contains(Craft.cv), json.contains("firstName") else { return json }
        if let known = opened.files.withLock({ $0[token] }) { return json.replacing(Craft.cv, with: known) }
        let file = try upload(as: token)
        opened.files.withLock { $0[token] = file }
        return json.replacing(Craft.cv, with: file)
    }

    private static func person(_ name: String, _ grants: Grant...) -> Caller.Identity {
        .person(Person(account: name, session: name, grants: grants, hasSecondFactor: true))
    }

    static func candidate(_ name: String) -> Caller.Identity { person(name, Grant(.candidate)) }

    private static var identities: [String: Caller.Identity] {
        [
            "ines": candidate("ines"), "twin": candidate("twin"), "lucas": candidate("lucas"),
            "sofia": person("sofia", Grant(.representative)),
            "baker": person("baker", Grant(.employer)), "hairdresser": person("hairdresser", Grant(.employer)),
            "adviser": person("adviser", Grant(.counsellor, zones: ["departement:59"])),
            "colleague": person("colleague", Grant(.employer)),
            "centre": person("centre", Grant(.trainingCentre, organisation: "cfa-exemple")),
            "rival": person("rival", Grant(.trainingCentre, organisation: "cfa-autre")),
            "stranger": person("stranger", Grant(.counsellor, zones: ["departement:29"])),
            "administrator": person("administrator", Grant(.administrator)),
            "feeder": .partner(
                Partner(key: "feeder", organisation: "flux-exemple", scopes: [.apprenticeshipOffers])),
        ]
    }

    func get(_ path: String, as token: String? = nil) throws -> Answer {
        guard let token else { return try api.get("/v1/apprenticeship" + path) }
        return try api.get("/v1/apprenticeship" + path, fields: [.authorization: "Bearer \(token)"])
    }

    func send(
        _ method: Method, _ path: String, _ json: String = "{}", as token: String, version: String? = nil,
        key: String? = nil
    ) throws -> Answer {
        var fields: [(HeaderName, String)] = [(.authorization, "Bearer \(token)")]
        if let version { fields.append((.ifMatch, version == "*" ? "*" : "\"\(version).fr.0\"")) }
        if let key { fields.append((.idempotencyKey, key)) }
        let all = [(HeaderName, String)](fields)
        let json = try withFile(json, of: token)
        switch all.count {
        case 1: return try api.send(method, "/v1/apprenticeship" + path, json: json, fields: [all[0].0: all[0].1])
        case 2:
            return try api.send(
                method, "/v1/apprenticeship" + path, json: json, fields: [all[0].0: all[0].1, all[1].0: all[1].1])
        default:
            return try api.send(
                method, "/v1/apprenticeship" + path, json: json,
                fields: [all[0].0: all[0].1, all[1].0: all[1].1, all[2].0: all[2].1])
        }
    }

    func post(_ path: String, _ json: String = "{}", as token: String, version: String? = nil) throws -> Answer {
        try send(.post, path, json, as: token, version: version)
    }

    /// An employer of the north, verified unless told.
    func employer(
        siret: String = "73282932000074", as token: String = "baker", verified: Bool = true
    ) throws -> String {
        let made = try post(
            "/employers", #"{"siret":"\#(siret)","name":"Boulangerie Exemple","commune":"59512"}"#, as: token)
        #expect(made.status == 201, "\(made.text)")
        let id = try #require(try made.json["id"]?.string)
        if verified {
            let seen = try post("/employers/\(id)/verify", #"{"isAccepted":true}"#, as: "adviser", version: "1")
            #expect(seen.status == 200, "\(seen.text)")
        }
        return id
    }

    /// An open offer.
    func offer(
        of employer: String, as token: String = "baker", title: String = "Apprenti boulanger ou apprentie boulangère",
        trade: String = "boulanger", latitude: Double = 50.6901, longitude: Double = 3.1817, commune: String = "59512",
        months: Int = 24, start: String = "2026-09-07", more: String = "", open: Bool = true
    ) throws -> String {
        let made = try post(
            "/offers",
            Self.offerBody(
                employer, title: title, trade: trade, latitude: latitude, longitude: longitude, commune: commune,
                months: months, start: start, more: more), as: token)
        #expect(made.status == 201, "\(made.text)")
        let id = try #require(try made.json["id"]?.string)
        if open {
            let opened = try post("/offers/\(id)/publish", as: token, version: "1")
            #expect(try opened.json["state"]?.string == "active", "\(opened.text)")
        }
        return id
    }

    static func offerBody(
        _ employer: String, title: String = "Apprenti boulanger ou apprentie boulangère", trade: String = "boulanger",
        latitude: Double = 50.6901, longitude: Double = 3.1817, commune: String = "59512", months: Int = 24,
        start: String = "2026-09-07", more: String = ""
    ) -> String {
        """
        {"employer":"\(employer)","contact":{"email":"contact@exemple.fr"},"title":"\(title)","trade":"\(trade)",\
        "targetLevel":3,"start":"\(start)","isStartFlexible":true,"durationMonths":\(months),\
        "workplace":{"commune":"\(commune)","latitude":\(latitude),"longitude":\(longitude)},\
        "description":"Pétrissage, façonnage et cuisson dans une équipe de trois personnes."\(more)}
        """
    }

    /// The profile of the vectors: Lille, 30 km, bakery, a CAP.
    static func profile(
        firstName: String = "Inès", birth: String = "2009-05-04", wishes: String = #"[{"rome":"D1102"}]"#,
        radius: Int = 30, more: String = ""
    ) -> String {
        """
        {"firstName":"\(firstName)","lastName":"Martin","email":"ines@exemple.fr","birthDate":"\(birth)",\
        "hasFinishedCollege":true,"representative":{"name":"Sofia Martin","email":"sofia@exemple.fr"},\
        "commune":"59350","latitude":50.6292,"longitude":3.0573,"radiusKm":\(radius),"currentLevel":3,"soughtLevel":3,\
        "wishes":\(wishes),"availableFrom":"2026-09-01","availableUntil":"2026-12-31","durationMonths":24,\
        "enrolment":{"state":"preEnrolled"},"motivation":"Le pain, depuis toujours.",\
        "cv":"\(cv)"\(more)}
        """
    }

    func register(_ token: String = "ines", _ profile: String = Craft.profile()) throws {
        let made = try send(.put, "/candidates/me", profile, as: token)
        #expect(made.status == 201, "\(made.text)")
    }

    /// Sends an application; its id.
    func apply(_ offer: String, as token: String = "ines", more: String = "") throws -> Answer {
        try send(
            .post, "/applications", #"{"offer":"\#(offer)"\#(more)}"#, as: token,
            key: "k\(UInt64.random(in: 0...UInt64.max))")
    }

    /// Does a step of an application.
    func step(
        _ id: String, _ step: String, _ version: Int, as token: String, _ json: String = "{}"
    ) throws -> Answer {
        try post("/applications/\(id)/\(step)", json, as: token, version: String(version))
    }

    /// A course of a centre; its id.
    func course(_ id: String = "24_1", organisation token: String = "centre") throws -> String {
        let put = try send(
            .put, "/trainings/\(id)",
            """
            {"name":"CAP boulanger de \(token)","rome":"D1102","level":3,"isQualiopi":true,"commune":"59350",\
            "sessions":[{"starts":"2026-09-01","ends":"2028-06-30","places":12}]}
            """, as: token)
        #expect(put.status == 200, "\(put.text)")
        return id
    }

    /// Reads from the database itself, however slow the machine is.
    func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try opened.value.makeReader().read(budget: .seconds(3600), body)
    }

    /// Does something to the database itself.
    @discardableResult func write<Value: Sendable>(
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value
    ) throws -> Value {
        try opened.value.writer.write(body)
    }

    /// A course of bakery twelve kilometres from Lille, with places.
    func addCourse(rome: String = "D1102", latitude: Double = 50.70, longitude: Double = 3.10) throws {
        try write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO training (id, name, rome, level, cell, latitude, longitude, version, details)
                VALUES (\(rome), 'CAP', \(rome), 3, \(Int((latitude + 90) * 10) * 3600 + Int((longitude + 180) * 10)),
                    \(latitude), \(longitude), 1, '{}')
                """)
            try transaction.connection.run(
                """
                INSERT INTO trainingSession (training, starts, ends, places)
                VALUES (\(rome), '2026-09-01', '2028-06-30', 12)
                """)
        }
    }
}
