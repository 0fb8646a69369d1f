import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Purposes that are none of those that have a name.
@Suite struct `Another purpose` {
    private let register: Register
    private let path = "/v1/establishments/\(Register.bakery)/sections/finances"

    init() throws {
        register = try Register()
        _ = try register.group("Fiscal", organisation: "dgfip-exemple", chief: "chief", scopes: ["finances"])
    }

    private func read(_ text: String?, purpose: String = "other") throws -> Answer {
        guard let text else { return try register.get(path, as: "chief", purpose: purpose) }
        return try register.api.get(
            path, fields: [.authorization: "Bearer chief", "X-Purpose": purpose, "X-Purpose-Text": text])
    }

    @Test func `is told in words, which the data protection officer reads and the journal names`() throws {
        for text in [nil, " ", "%", "%zz", "%FF", String(repeating: "a", count: 2001)] {
            #expect(try read(text).problem == "purpose-text-required", "\(text ?? "none")")
        }
        #expect(try register.get("/v1/company-purposes", as: "dpo").json["items"]?.count == 0)
        #expect(try read("%C3%89tude pour le Parlement").status == 200)
        let told = try register.get("/v1/company-purposes?account=chief", as: "dpo")
        #expect(try told.items("text") == ["Étude pour le Parlement"])
        #expect(try told.items("object") == [Register.bakery])
        let id = try #require(try told.items("id").first)
        let journal = try register.get("/v1/journal?event=company-sheet-read", as: "dpo").text
        #expect(journal.contains(id))
        #expect(!journal.contains("Parlement"), "the journal has no words of anybody's")
        #expect(try register.get("/v1/company-purposes?account=other", as: "dpo").json["items"]?.count == 0)
        for token in ["chief", "administrator"] {
            #expect(try register.get("/v1/company-purposes", as: token).status == 403)
        }
    }

    @Test func `is the only one that is told in words`() throws {
        #expect(try read("Contrôle".replacing("ô", with: "%C3%B4"), purpose: "control").status == 200)
        #expect(try register.get("/v1/company-purposes", as: "dpo").json["items"]?.count == 0)
    }

    @Test(arguments: ["control", "other"]) func `has no more words than are read, needed or not`(purpose: String) throws
    {
        let text = String(repeating: "a", count: 6001)
        #expect(try read(text, purpose: purpose).problem == "purpose-text-required")
    }
}
