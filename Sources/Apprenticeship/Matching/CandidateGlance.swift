import Database
import Kernel

/// What matching reads of a candidate: a row without names, addresses and texts.
struct CandidateGlance {
    let id: Candidate.ID
    let point: Point
    let radius: Double
    let scorable: ScorableCandidate
    let facts: CandidateFacts

    /// The columns after the name, in the order in which they are read.
    static let columns: SQL = """
        latitude, longitude, radius, birthDate, exceptionUntil, wishes, soughtLevel, currentLevel, fromDay, untilDay,
            months, rhythms, flags, licences, courses, experiences
        """

    init(_ row: borrowing Row, _ catalog: TradeCatalog) throws {
        let flags = CandidateFlags(rawValue: try row[13])
        let radius: Int = try row[3]
        let wishes: String = try row[6]
        let licences: String = try row[14]
        let courses: String = try row[15]
        let experiences: String = try row[16]
        id = try row[0]
        point = Point(latitude: try row[1], longitude: try row[2])
        self.radius = Double(radius)
        scorable = ScorableCandidate(
            wishes: wishes.split(separator: " ").compactMap { catalog.wish(TradeName(word: $0)) },
            soughtLevel: try row[7], availableFrom: try row[9], availableUntil: try row[10], months: try row[11],
            rhythms: Rhythms(rawValue: try row[12]),
            courses: courses.split(separator: " ").compactMap { RomeCode(String($0)) },
            experiences: experiences.split(separator: " ").compactMap { word in
                let parts = word.split(separator: ":")
                guard parts.count == 2, let weeks = Int(parts[1]), let trade = catalog.wish(TradeName(word: parts[0]))
                else { return nil }
                return ScorableCandidate.Experience(trade: trade, weeks: weeks)
            }, file: flags.file)
        var held: Set<Licence> = []
        var coming: [Licence: Day] = [:]
        for word in licences.split(separator: " ") {
            let parts = word.split(separator: "@")
            guard let licence = Licence(rawValue: String(parts[0])) else { continue }
            if parts.count == 2 { coming[licence] = Day(String(parts[1])) } else { held.insert(licence) }
        }
        facts = CandidateFacts(
            birthDate: try row[4], hasFinishedCollege: flags.contains(.finishedCollege), exceptionUntil: try row[5],
            licences: held, licencesToCome: coming, currentLevel: try row[8], isMobile: flags.contains(.mobile),
            isOpenToAll: flags.contains(.openToAll))
    }
}
