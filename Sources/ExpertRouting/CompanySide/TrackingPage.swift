import Database
import Directory
import Endpoints
import HTTP
import Kernel

/// Shows the company where its need stands, with forms: those who scan mail follow links and press nothing.
struct ShowTrackingPage: Query {
    static let operation = Operation(
        .get, "/tracking/{token}", id: "showTrackingPage", access: .anyone, produces: .html)
    let desk: RoutingDesk

    func handle(_ input: TrackedNeed, for caller: Caller, in connection: Connection) throws -> Representation {
        let need = try input.find(.tracking, in: connection)
        return try desk.trackingPage(of: need, in: caller.language, connection)
    }
}

/// Takes what the company sends from the page.
struct SendTrackingForm: Command {
    static let operation = Operation(
        .post, "/tracking/{token}", id: "sendTrackingForm", access: .anyone, consumes: [.form], produces: .html,
        bodyLimit: 32 << 10)
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: TrackedNeed
        let step: Step

        /// What the company does.
        enum Step: Sendable {
            /// It writes; `nil` when it wrote nothing, or too much.
            case information(Note?)
            case withdraw
        }

        init(from request: inout RequestReader) throws(Failure) {
            need = try TrackedNeed(from: &request)
            let form = try request.form()
            switch form["step"] {
            case "information": step = .information(form["text"].flatMap { Note($0) })
            case "withdraw": step = .withdraw
            default: throw Failure(.malformedBody)
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let need = try input.need.find(.tracking, in: transaction.connection)
        let register = NeedRegister(transaction, for: caller, desk)
        let word: Text
        switch input.step {
        case .information(let text?):
            try register.add(text, to: need)
            word = TrackingWords.sent
        case .information(nil): word = TrackingWords.nothingWritten
        case .withdraw:
            try register.withdrawTracked(need)
            word = TrackingWords.withdrawn
        }
        let fresh = try NeedTable(transaction.connection).find(need.id) ?? need
        return try desk.trackingPage(of: fresh, saying: word, in: caller.language, transaction.connection)
    }
}

extension RoutingDesk {
    /// The page of a need.
    fileprivate func trackingPage(
        of need: Need, saying word: Text? = nil, in language: Language, _ connection: Connection
    ) throws -> Representation {
        let subject = try TaxonomyTable(connection).subject(need.subject)?.draft.label.text(in: language)
        let organisations = try self.organisations(of: need, in: connection)
        var content = word.map { "<p role=\"status\"><strong>\($0(in: language))</strong></p>\n" } ?? ""
        content += "<p>\(HTMLPage.escape(subject ?? need.subject.description)) – "
        content += TrackingWords.day(need.createdAt, in: language) + "</p>\n"
        content += "<p>\(TrackingWords.state(need.shownState)(in: language))</p>\n"
        if !organisations.isEmpty {
            content += "<ul>"
            for entry in organisations {
                let name = HTMLPage.escape(entry.name ?? entry.organisation.description)
                content += "<li>\(name) : \(TrackingWords.status(entry.status)(in: language))</li>"
            }
            content += "</ul>\n"
        }
        if need.isUnderWay { content += TrackingWords.forms(in: language) }
        return HTMLPage(title: TrackingWords.title, content: content).representation(in: language, caching: nil)
    }
}
