import Apprenticeship
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Meetings in the calendars of people: by their account, and by a link that names nobody.
@Suite struct `A calendar of apprenticeship` {
    /// The lines of a calendar, with their pieces put together again.
    private func lines(_ answer: Answer) throws -> [String] {
        #expect(answer.status == 200 && answer["content-type"] == "text/calendar; charset=utf-8", "\(answer.text)")
        let text = answer.text
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75, "\(line)") }
        let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
        #expect(lines.contains("BEGIN:VTIMEZONE"), "a calendar holds something, even without meetings")
        return lines
    }

    /// When the meetings of a calendar begin.
    private func starts(_ lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix("DTSTART:") && $0.hasSuffix("Z") }
    }

    @Test func `holds interviews, appointments and job datings, for each side`() throws {
        let craft = try Craft()
        let candidate = try craft.account("ines", number: 20, Grant(Role(rawValue: "candidate")))
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let employer = try craft.employer()
        let title = "Apprenti boulanger, apprentie boulangère ; pâtisserie \\\\ viennoiserie du centre de Roubaix"
        let offer = try craft.offer(of: employer, title: title)
        let id = try #require(try craft.apply(offer).json["id"]?.string)
        let at = #"{"interviewAt":"2026-06-08T14:00:00.000Z"}"#
        #expect(try craft.step(id, "propose-interview", 1, as: "baker", at).status == 200)
        let asked = try craft.post("/trainings/\(try craft.course())/appointments", #"{"reason":"costs"}"#, as: "ines")
        let appointment = try #require(try asked.json["id"]?.string)
        #expect(
            try craft.post(
                "/appointments/\(appointment)/answer", #"{"meetsAt":"2026-06-05T07:30:00.000Z"}"#, as: "centre",
                version: "1"
            ).status == 200)
        let made = try craft.post(
            "/job-datings", #"{"title":"Les métiers","commune":"59350","day":"2026-06-20"}"#, as: "adviser")
        let event = "/job-datings/" + (try #require(try made.json["id"]?.string))
        #expect(try craft.post(event + "/registrations", as: "ines").status == 204)
        #expect(try craft.post(event + "/registrations", #"{"offer":"\#(offer)"}"#, as: "baker").status == 204)
        let table = try craft.post(event + "/timetable", as: "adviser")
        let slot = try #require(try table.json["meetings"]?.elements.first { _ in true }?["time"]?.string)

        let mine = try lines(try craft.get("/calendar", as: "ines"))
        #expect(mine.starts(with: ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guichet//Apprenticeship//FR"]))
        let begun = starts(mine)
        // In June the clocks of Paris are two hours before UTC.
        let hour = try #require(Int(slot.prefix(2)))
        let begins = "DTSTART:20260620T\(hour < 12 ? "0" : "")\(hour - 2)\(slot.suffix(2))00Z"
        #expect(begun == ["DTSTART:20260605T073000Z", "DTSTART:20260608T140000Z", begins], "\(mine)")
        #expect(
            mine.filter { $0.hasPrefix("STATUS:") } == ["STATUS:CONFIRMED", "STATUS:TENTATIVE", "STATUS:CONFIRMED"])
        #expect(
            mine.contains(
                #"SUMMARY:Entretien : Apprenti boulanger\, apprentie boulangère \; pâtisserie \\ viennoiserie du centre de Roubaix"#
            ), "\(mine)")
        #expect(mine.contains("LOCATION:Roubaix") && mine.contains("UID:interview-\(id)@apprenticeship.guichet"))
        #expect(mine.contains("DTSTAMP:20260601T080000Z"))
        #expect(try craft.step(id, "accept-interview", 2, as: "ines").status == 200)
        #expect(try lines(try craft.get("/calendar", as: "ines")).count { $0 == "STATUS:CONFIRMED" } == 3)

        let theirs = try lines(try craft.get("/calendar", as: "baker"))
        #expect(starts(theirs) == ["DTSTART:20260608T140000Z", begins])
        #expect(!theirs.contains { $0.contains("Inès") || $0.contains("Martin") })
        let centre = try lines(try craft.get("/calendar", as: "centre"))
        #expect(starts(centre) == ["DTSTART:20260605T073000Z"])
        for stranger in ["twin", "hairdresser", "rival"] {
            #expect(try !lines(try craft.get("/calendar", as: stranger)).contains("BEGIN:VEVENT"), "\(stranger)")
        }
        #expect(try craft.get("/calendar").status == 401)

        let link = try craft.get("/calendar-link", as: "ines").json
        #expect(link["until"]?.string == "2027-06-01")
        let path = try #require(link["link"]?.string)
        #expect(starts(try lines(try craft.api.get(path))) == begun)
        // Over, somebody else's work, or made for another purpose.
        let other = SignedLink(action: .consent, object: candidate, until: Samples.day("2027-01-01"))
        for wrong in [path + "AA", "/v1/apprenticeship/calendars/" + other.token(craft.keys)] {
            #expect(try craft.api.get(wrong).status == 404, "\(wrong)")
        }
        let page = path.replacing("/calendars/", with: "/links/")
        #expect(try craft.api.get(page).status == 404)
        // What is withdrawn, called off or long over is there no longer.
        #expect(try craft.step(id, "withdraw", 3, as: "ines").status == 200)
        #expect(try craft.post("/appointments/\(appointment)/cancel", as: "ines", version: "2").status == 200)
        #expect(starts(try lines(try craft.api.get(path))) == [begins])
        craft.clock.advance(minutes: 60 * 1440)
        #expect(try !lines(try craft.api.get(path)).contains("BEGIN:VEVENT"))
        craft.clock.advance(minutes: 306 * 1440)
        #expect(try craft.api.get(path).status == 404)
    }

    @Test func `hides a refusal that can still be undone`() throws {
        let craft = try Craft()
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let id = try #require(try craft.apply(try craft.offer(of: try craft.employer())).json["id"]?.string)
        let at = #"{"interviewAt":"2026-06-08T14:00:00.000Z"}"#
        #expect(try craft.step(id, "propose-interview", 1, as: "baker", at).status == 200)
        #expect(try craft.step(id, "refuse", 2, as: "baker", #"{"reasons":["postTaken"]}"#).status == 200)
        #expect(try lines(try craft.get("/calendar", as: "ines")).contains("BEGIN:VEVENT"))
        craft.clock.advance(minutes: 31)
        try craft.write { _ = try Jobs.of(craft).tellRefusals(in: $0) }
        #expect(try !lines(try craft.get("/calendar", as: "ines")).contains("BEGIN:VEVENT"))
    }
}
