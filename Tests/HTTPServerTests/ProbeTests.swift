import Testing

/// Raw bytes, as attackers and broken clients send them, over a real socket (RFC 9112).
@Suite struct `Raw probes` {
    @Test(arguments: Probe.lengths + Probe.codings + Probe.lines + Probe.requests)
    func `are answered as tabled, and then the connection ends`(probe: Probe) throws {
        let (text, ending) = try TestServer().answer(to: probe.bytes)
        let statuses = text.split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
        #expect(statuses == probe.statuses)
        #expect(ending == .closed)
        #expect(!text.contains("smuggled"))
    }

    @Test func `find a server that still answers after all of them`() throws {
        let server = try TestServer()
        for probe in Probe.lengths + Probe.codings + Probe.lines + Probe.requests {
            server.connect().send(probe.bytes)
        }
        #expect(server.answer(to: "GET /a HTTP/1.0\r\n\r\n").text.hasSuffix("[GET /a memory ]"))
    }
}
