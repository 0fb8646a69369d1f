package import Kernel
import WorkingTime

/// An instant as people write one: RFC 3339, or a day, which begins at midnight in Paris.
package struct Moment: TextCodable, LosslessStringConvertible, Hashable {
    package let instant: Timestamp

    package init?(_ text: String) {
        if let instant = Timestamp(text) {
            self.instant = instant
        } else if let day = Day(text) {
            instant = ParisTime.start(of: day)
        } else {
            return nil
        }
    }

    package var description: String { instant.description }
}
