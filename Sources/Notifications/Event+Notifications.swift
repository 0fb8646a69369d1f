import Journal
import Kernel

extension Event {
    /// The relay took a letter.
    static func letterSent(_ id: Identifier<OutboxLetter>, kind: String) -> Event {
        Event("letter-sent", on: ObjectName("letter", id), details: #"{"kind":"\#(kind)"}"#)
    }

    /// A letter was not sent and will not be.
    static func letterGivenUp(_ id: Identifier<OutboxLetter>, kind: String) -> Event {
        Event("letter-given-up", on: ObjectName("letter", id), details: #"{"kind":"\#(kind)"}"#)
    }

    /// A letter came back: its address takes no mail.
    static func letterBounced(_ id: Identifier<OutboxLetter>) -> Event {
        Event("letter-bounced", on: ObjectName("letter", id))
    }

    /// The owner let a letter go again.
    static func letterRetried(_ id: Identifier<OutboxLetter>) -> Event {
        Event("letter-retried", on: ObjectName("letter", id))
    }

    /// Somebody ended a kind of letters by the link in one; who stays out of the journal.
    static func lettersUnsubscribed(_ kind: String) -> Event {
        Event("letters-unsubscribed", on: ObjectName(type: "letterKind", id: kind))
    }
}
