import Kernel

/// A calendar as calendars read it (iCalendar, RFC 5545).
struct CalendarText {
    private(set) var bytes: [UInt8] = []

    /// A calendar of some events.
    ///
    /// - Parameters:
    ///   - name: what a calendar that subscribes shows it as (RFC 7986).
    ///   - now: when it is made.
    init(name: String, _ events: [CalendarEvent], at now: Timestamp) {
        line("BEGIN:VCALENDAR")
        line("VERSION:2.0")
        line("PRODID:-//Guichet//Apprenticeship//FR")
        line("CALSCALE:GREGORIAN")
        line("NAME:\(Self.escaped(name))")
        line("X-WR-CALNAME:\(Self.escaped(name))")
        line("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
        for text in Self.clocks { line(text) }
        for event in events { write(event, at: now) }
        line("END:VCALENDAR")
    }

    /// The clocks of Paris, which calendars show the instants by; and a calendar without meetings must hold something (§3.4).
    private static let clocks = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Paris", "BEGIN:DAYLIGHT", "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
    ]

    private mutating func write(_ event: CalendarEvent, at now: Timestamp) {
        line("BEGIN:VEVENT")
        line("UID:\(event.id)@apprenticeship.guichet")
        line("DTSTAMP:\(Self.instant(now))")
        line("SEQUENCE:\(event.version)")
        line("DTSTART:\(Self.instant(event.begins))")
        line("DURATION:PT\(event.minutes)M")
        line("SUMMARY:\(Self.escaped(event.summary))")
        if let place = event.place { line("LOCATION:\(Self.escaped(place))") }
        line("STATUS:\(event.isConfirmed ? "CONFIRMED" : "TENTATIVE")")
        line("END:VEVENT")
    }

    /// Writes a line in pieces of at most 75 octets, a piece never ending within a character (§3.1).
    private mutating func line(_ text: String) {
        var width = 0
        for scalar in text.unicodeScalars {
            let octets = Array(String(scalar).utf8)
            if width + octets.count > 75 {
                bytes += Array("\r\n ".utf8)
                width = 1
            }
            bytes += octets
            width += octets.count
        }
        bytes += Array("\r\n".utf8)
    }

    /// A text value, in which some characters have a meaning (§3.3.11).
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case _ where character.isNewline: escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }

    /// An instant of UTC, to the second: `20260608T140000Z` (§3.3.5).
    private static func instant(_ instant: Timestamp) -> String {
        String(instant.description.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
    }
}
