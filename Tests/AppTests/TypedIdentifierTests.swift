import HTTP
import LocalClient
import TestSupport
import Testing

/// Identifiers that somebody types among words.
@Suite struct `Identifiers among words` {
    @Test(arguments: [
        (#"{"useful":true,"comment":"Mon numéro est le 2 69 05 49 588 157 80, merci"}"#, "nir" as String?),
        (#"{"useful":true,"comment":"FR76 3000 6000 0112 3456 7890 189 et 06 12 34 56 78 !"}"#, "iban, phone"),
        (#"{"useful":true,"comment":"0612345678"}"#, nil), (#"{"useful":true,"comment":"Ouvert le 02/03/2026"}"#, nil),
    ]) func `are told to whoever typed them`(body: String, kinds: String?) throws {
        let api = try TestAPI()
        let key = "0d5f0b0e-6f3c-4d3a-9a51-0c1f4e1a7b20"
        for _ in 0..<2 {
            let answer = try api.post("/v1/feedback", json: body, fields: ["Idempotency-Key": key])
            #expect(answer.status == 201 && answer["Guichet-Typed-Identifiers"] == kinds, "\(answer.text)")
        }
    }
}
