import Kernel

extension Day {
    /// The same day some months before, or the last of a shorter month.
    func monthsBefore(_ count: Int) -> Day {
        let months = year * 12 + month - 1 - count
        let (year, month) = (months / 12, months % 12 + 1)
        return Day(year: year, month: month, day: min(day, Day.length(of: month, in: year)))!
    }
}
