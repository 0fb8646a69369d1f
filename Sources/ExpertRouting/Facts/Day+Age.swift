import Kernel

extension Day {
    /// The anniversaries that have passed between two days; one born on 29 February turns a year older on 1 March.
    func completeYears(until day: Day) -> Int {
        let years = day.year - year
        return (day.month, day.day) < (month, self.day) ? years - 1 : years
    }
}
