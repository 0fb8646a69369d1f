import Journal
import Kernel

extension Event {
    /// Somebody said what they think; their words stay out of the journal.
    static func opinionGiven(_ opinion: Opinion) -> Event {
        let members = [
            opinion.useful.map { "\"useful\":\($0)" }, opinion.score.map { "\"score\":\($0.value)" },
        ]
        return Event(
            "opinion-given", on: ObjectName("opinion", opinion.id),
            details: "{" + members.compactMap(\.self).joined(separator: ",") + "}")
    }
}
