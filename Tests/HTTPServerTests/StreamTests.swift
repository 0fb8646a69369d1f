import Glibc
import HTTP
import HTTPServer
import Synchronization
import Testing

/// Answers whose length is not known when they begin.
@Suite struct `A streamed answer` {
    @Test func `is cut into chunks, and the conversation goes on`() throws {
        let server = try TestServer()
        let answer = server.answer(
            to: "GET /stream HTTP/1.1\r\nHost: a\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        ).text
        #expect(answer.components(of: "{\"number\":") == 1000)
        #expect(answer.contains("\r\n0\r\n\r\nHTTP/1.1 200 OK"))
        #expect(answer.hasSuffix("[GET /a memory ]"))
    }

    @Test func `ends with the connection for HTTP/1.0`() throws {
        let answer = try TestServer().answer(to: "GET /stream HTTP/1.0\r\n\r\n").text
        #expect(answer.components(of: "{\"number\":") == 1000)
        #expect(answer.hasSuffix("{\"number\":999}\n"))
    }

    @Test func `has no body for a HEAD`() throws {
        let server = try TestServer()
        let answer = server.answer(to: "HEAD /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").text
        #expect(answer.hasSuffix("\r\n\r\n"))
        #expect(answer.components(of: "\r\n\r\n") == 1)
    }

    @Test func `waits for a slow client, and ends when the client leaves`() throws {
        let server = try TestServer()
        let client = server.connect()
        client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = client.read(until: "xxx")
        usleep(100_000)
        #expect(ProbeHandler.offered.load(ordering: .relaxed) < 16 << 20)
        client.leave()
        while ProbeHandler.lost.load(ordering: .relaxed) == 0 { usleep(1000) }
        while server.server.figures.open > 0 { usleep(1000) }
        #expect(server.server.figures.active == 0)
    }

    @Test func `is cut where its writer gave up`() throws {
        let answer = try TestServer().answer(to: "GET /cut HTTP/1.1\r\nHost: a\r\n\r\n").text
        #expect(!answer.hasSuffix("0\r\n\r\n"))
    }
}
