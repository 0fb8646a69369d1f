package import Database
import Endpoints
import Journal
import Kernel

/// What the service does by itself: each in bounded steps, and nothing twice, however often it runs.
extension Apprenticeship {
    var jobs: [Feature.Job] {
        [
            Feature.Job(name: "apprenticeship-offers", everySeconds: 600) { transaction in
                try remindOfEndings(in: transaction)
                return try expireOffers(in: transaction)
            },
            Feature.Job(name: "apprenticeship-applications", everySeconds: 300) { transaction in
                let told = try tellRefusals(in: transaction)
                let reminded = try remindOfUnread(in: transaction)
                let lapsed = try lapseSilent(in: transaction)
                return told || reminded || lapsed
            },
            Feature.Job(name: "apprenticeship-verification", everySeconds: 3600) { transaction in
                try remindCounsellors(in: transaction)
            },
            Feature.Job(name: "apprenticeship-cvs", everySeconds: 3600) { transaction in
                try forgetCVs(in: transaction)
            },
            Feature.Job(name: "apprenticeship-alerts", everySeconds: 900) { transaction in
                try tellAlerts(in: transaction)
            },
        ]
    }

    /// Ends the offers whose last day is over, a hundred at a time.
    package func expireOffers(in transaction: WriteTransaction) throws -> Bool {
        let today = ParisTime.day(at: transaction.now)
        let table = OfferTable(transaction.connection)
        let overdue = try table.overdue(on: today, limit: 100)
        for var offer in overdue {
            let lastDay = offer.expiresOn ?? today
            try offer.take(.expire, at: transaction.now)
            try table.save(offer)
            try table.record(offer, at: transaction.now)
            try transaction.journal.append(.offerMoved(offer), by: .service)
            try letters(in: transaction).offersEnding(
                of: offer.employer, on: lastDay, step: "D0", link: endingLink(offer.employer, lastDay))
        }
        return overdue.count == 100
    }

    /// Reminds employers seven days and one day before, once each, of all that ends on a day in one letter.
    package func remindOfEndings(in transaction: WriteTransaction) throws {
        let today = ParisTime.day(at: transaction.now)
        // A service that was stopped on the day itself catches up on the next ones.
        for (step, days) in [("D-7", 2...7), ("D-1", 1...1)] {
            for left in days {
                let day = today.adding(days: left)
                let employers = Set(try OfferTable(transaction.connection).ending(on: day).map(\.employer))
                for employer in employers.sorted() {
                    try letters(in: transaction).offersEnding(
                        of: employer, on: day, step: step, link: endingLink(employer, day))
                }
            }
        }
    }

    /// Tells candidates of refusals that can no longer be undone.
    package func tellRefusals(in transaction: WriteTransaction) throws -> Bool {
        let limit = transaction.now.adding(seconds: -Application.undoSeconds)
        let table = ApplicationTable(transaction.connection)
        let untold = try table.some(where: "isTold = 0 AND changedAt <= \(limit)")
        for var application in untold {
            application.stateBefore = nil
            try table.save(application)
            if application.state == .refused {
                try letters(in: transaction).applicationMoved(application, by: .employer)
            }
        }
        return untold.count == 100
    }

    /// Reminds employers of what nobody read for three days, then seven.
    package func remindOfUnread(in transaction: WriteTransaction) throws -> Bool {
        let table = ApplicationTable(transaction.connection)
        var count = 0
        for (days, after) in [(7, 2), (3, 1)] {
            let limit = transaction.now.adding(seconds: -Int64(days) * 86_400)
            let unread = try table.some(where: "state = 'sent' AND createdAt <= \(limit) AND reminded < \(after)")
            for application in unread {
                try transaction.connection.run(
                    "UPDATE application SET reminded = \(after) WHERE id = \(application.id)")
                try letters(in: transaction).unread(application, days: days)
            }
            count = max(count, unread.count)
        }
        return count == 100
    }

    /// Closes applications of which nothing was heard for thirty days, and tells the candidate.
    package func lapseSilent(in transaction: WriteTransaction) throws -> Bool {
        let limit = transaction.now.adding(seconds: -Int64(Application.silenceDays) * 86_400)
        let table = ApplicationTable(transaction.connection)
        let silent = try table.some(
            where: """
                state IN ('sent', 'read', 'interviewProposed', 'interviewDone', 'proposed') AND changedAt <= \(limit)
                """)
        for var application in silent {
            try application.take(.lapse, at: transaction.now)
            try table.save(application)
            guard let offer = try OfferTable(transaction.connection).find(application.offer) else { continue }
            try transaction.journal.append(
                .application(
                    "application-lapsed", application, offer, nil, inTime: application.answeredAt == nil ? false : nil),
                by: .service)
            try letters(in: transaction).applicationMoved(application, by: .service)
        }
        return silent.count == 100
    }

    /// Where a letter about offers that end leads: one click when the service has keys, otherwise the offers themselves.
    func endingLink(_ employer: Employer.ID, _ day: Day) -> String {
        let link = SignedLink(action: .endingOffers, object: employer.description, until: day.adding(days: 90))
        return keys.map { "/v1/apprenticeship/links/" + link.token($0) } ?? "/v1/apprenticeship/employers"
    }
}
