import Accounts
import Testing

/// Which addresses an administration takes for its own.
@Suite struct `E-mail domains` {
    private let domains = EmailDomains(["dreets.gouv.fr", "Ac-Lille.fr", "presta.urssaf.fr"])

    @Test(arguments: [
        ("a@dreets.gouv.fr", true), ("A.B@DREETS.gouv.fr", true), ("a@idf.dreets.gouv.fr", true),
        ("a@dreets.gouv.fr.evil.com", false), ("a@evil-dreets.gouv.fr", false), ("a@gouv.fr", false),
        ("a@presta.dreets.gouv.fr", false), ("a@ext.dreets.gouv.fr", false), ("a@eleve.ac-lille.fr", false),
        ("a@etudiant.ac-lille.fr", false), ("a@consultant.dreets.gouv.fr", false),
        ("a@externe.idf.dreets.gouv.fr", false),
        ("a@prestataire.dreets.gouv.fr", false), ("a@texte.dreets.gouv.fr", true), ("jean.ext@dreets.gouv.fr", false),
        ("jean-externe@dreets.gouv.fr", false), ("dexter@dreets.gouv.fr", true), ("a+ext@dreets.gouv.fr", true),
        ("a@presta.urssaf.fr", true), ("a@nord.presta.urssaf.fr", true), ("a@urssaf.fr", false),
    ])
    func `match exactly or at a dot, and not what is lent to others`(address: String, isTheirs: Bool) throws {
        #expect(domains.match(try #require(EmailAddress(address))) == isTheirs, "\(address)")
    }

    @Test(arguments: [
        "", "a", "a@", "@b.fr", "a@b", "a b@c.fr", "a@b..fr", ".a@b.fr", "a.@b.fr", "a..b@c.fr", "a@-b.fr", "a@b-.fr",
        "\"a\"@b.fr", "a@b.fr\n", "a@b.12", "é@b.fr", "a@b.fr,c@d.fr", "a@b@c.fr", "<a@b.fr>", "a@[127.0.0.1]",
    ])
    func `are not read from what is no address`(text: String) { #expect(EmailAddress(text) == nil) }

    @Test func `are read from addresses in one form`() {
        #expect(EmailAddress("Jean.Dupont+A@Example.FR")?.description == "jean.dupont+a@example.fr")
        #expect(EmailAddress(String(repeating: "a", count: 65) + "@b.fr") == nil)
    }
}
