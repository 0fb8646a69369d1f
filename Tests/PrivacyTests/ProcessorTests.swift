import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing

@testable import Privacy

/// Who works with personal data, and where: what the operator says is checked, and shown to all.
@Suite struct `The processors` {
    private static let example = """
        {"controller":{"name":"Plateforme de l'inclusion","address":"Paris","officer":"dpo@example.fr","places":["FR"]},
        "processors":[{"name":"Hébergeur <SAS>","task":{"fr":"Hébergement","en":"Hosting"},"places":["FR","DE"]},
        {"name":"Relais","task":{"fr":"Envoi du courrier","en":"Mail"},"places":["US"],
        "safeguards":{"fr":"Clauses types de 2021.","en":"Standard clauses of 2021."}}]}
        """

    @Test func `are on the page and in the register`() throws {
        let folder = TemporaryFolder()
        File.create(folder.path + "/processors", Self.example)
        let api = try TestAPI(environment: ["GUICHET_PROCESSORS": folder.path + "/processors"])
        let register = try api.get("/v1/privacy/processors", fields: ["Accept-Language": "en"]).json
        #expect(register["controller"]?["officer"]?.string == "dpo@example.fr")
        #expect(register["processors"]?.elements.compactMap { $0["task"]?.string } == ["Hosting", "Mail"])
        let page = try api.get("/privacy")
        for text in [
            "dpo@example.fr", "Hébergeur &lt;SAS&gt;", "FR, DE", "Clauses types de 2021.", "Vos droits",
            "Reconnaître la personne",
        ] { #expect(page.text.contains(text), "\(text)") }
        #expect(page.status == 200 && page["Content-Type"]?.hasPrefix("text/html") == true)
    }

    @Test func `need not be said, and then the page says so`() throws {
        let api = try TestAPI()
        #expect(try api.get("/v1/privacy/processors").text == #"{"processors":[]}"#)
        #expect(try api.get("/privacy", fields: ["Accept-Language": "en"]).text.contains("has not said yet"))
    }

    @Test(
        arguments: [
            ("\"places\":[\"FR\"]},", "\"places\":[\"US\"]},", "lies in US"),
            ("\"safeguards\"", "\"saveguards\"", "processors/1"),
            (
                ",\n\"safeguards\":{\"fr\":\"Clauses types de 2021.\",\"en\":\"Standard clauses of 2021.\"}", "",
                "Relais: US"
            ),
        ]) func `must be in the Union, or say what protects`(part: String, instead: String, says: String) throws
    {
        let text = Self.example.replacing(part, with: instead)
        #expect(text != Self.example)
        let error = #expect(throws: ProcessorRegisterError.self) { try ProcessorRegister(Array(text.utf8)) }
        #expect(error?.description.contains(says) == true, "\(String(describing: error))")
    }
}
