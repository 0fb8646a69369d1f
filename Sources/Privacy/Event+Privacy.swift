import JSON
import Journal
import Kernel

extension Event {
    /// A person's data was given, to them or to the data protection officer; the address of nobody's account is not named.
    static func personExported(_ account: String?) -> Event {
        Event("person-exported", on: ObjectName(type: account == nil ? "address" : "account", id: account ?? "-"))
    }

    /// A person was erased; the certificate says what went.
    static func personErased(_ id: Identifier<Erasure>) -> Event {
        Event("person-erased", on: ObjectName("erasure", id))
    }

    /// A partner took away all of its own; the digest is that of the archive's manifest.
    static func partnerArchived(_ organisation: String, manifest: String) -> Event {
        Event(
            "partner-archived", on: ObjectName(type: "organisation", id: organisation),
            details: details(["manifest": manifest]))
    }

    /// All of a partner's own was destroyed.
    static func partnerErased(_ erasure: PartnerErasure) -> Event {
        Event("partner-erased", on: ObjectName("partnerErasure", erasure.id))
    }

    private static func details(_ members: KeyValuePairs<String, String>) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in members {
            writer.key(key)
            writer.string(value)
        }
        writer.endObject()
        return writer.text
    }

    /// Data that had outlived their duration went.
    static func retentionApplied(_ name: String, _ count: Int) -> Event {
        Event(
            "retention-applied", on: ObjectName(type: "personalData", id: name), details: #"{"count":\#(count)}"#)
    }

    /// Somebody asks something of those who keep their data.
    static func requestFiled(_ request: PrivacyRequest) -> Event {
        Event("privacy-request-filed", on: ObjectName("privacyRequest", request.id), version: request.version)
    }

    /// The data protection officer read what persons ask.
    static var requestsListed: Event {
        Event("privacy-requests-listed", on: ObjectName(type: "privacyRequest", id: "list"))
    }

    /// The officer read what one person asks.
    static func requestRead(_ id: Identifier<PrivacyRequest>) -> Event {
        Event("privacy-request-read", on: ObjectName("privacyRequest", id))
    }

    /// It was accepted or refused.
    static func requestDecided(_ request: PrivacyRequest) -> Event {
        Event("privacy-request-decided", on: ObjectName("privacyRequest", request.id), version: request.version)
    }

    /// What it had obtained ended.
    static func requestLifted(_ request: PrivacyRequest) -> Event {
        Event("privacy-request-lifted", on: ObjectName("privacyRequest", request.id), version: request.version)
    }

    /// An archivist agreed to an elimination.
    static func visaRecorded(_ visa: ArchiveVisa) -> Event {
        Event("archive-visa-recorded", on: ObjectName("archiveVisa", visa.id))
    }

    /// Data may have been seen by who should not.
    static func breachOpened(_ breach: Breach) -> Event {
        Event("breach-opened", on: ObjectName("breach", breach.id), version: breach.version)
    }

    /// The authority was told, or need not be.
    static func breachNotified(_ breach: Breach) -> Event {
        Event("breach-notified", on: ObjectName("breach", breach.id), version: breach.version)
    }
}
