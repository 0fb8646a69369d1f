import Glibc
import HTTP
import HTTPServer
import Testing

/// What a client may not do: be slow, be many, be silent.
@Suite struct `The limits of a server` {
    @Test(arguments: [
        ("GET / HT", "HTTP/1.1 408"), ("", ""),
        ("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nh", "HTTP/1.1 408"),
        ("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nh", "HTTP/1.1 408"),
        ("GET /a HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200"),
        ("POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nh", "HTTP/1.1 401"),
    ]) func `cut a client that is slow or silent`(text: String, answer: String) throws {
        let server = try TestServer { configuration in
            configuration.deadlines.head = 100
            configuration.deadlines.body = 100
            configuration.deadlines.idle = 100
        }
        let result = server.answer(to: text)
        #expect(result.text.hasPrefix(answer))
        #expect(result.ending == .closed)
    }

    @Test func `cut a client that does not read its answer`() throws {
        let server = try TestServer { $0.deadlines.write = 100 }
        let client = server.connect()
        client.readLittle()
        client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        while server.server.figures.slowReaders == 0 { usleep(10_000) }
        #expect(client.readToEnd().ending == .reset)
    }

    @Test func `tell one connection too many so`() throws {
        for isPerAddress in [true, false] {
            let server = try TestServer {
                if isPerAddress { $0.connectionLimitPerAddress = 2 } else { $0.connectionLimit = 2 }
            }
            let clients = (0..<2).map { _ in server.connect() }
            for client in clients {
                client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(client.read(until: "]").hasPrefix("HTTP/1.1 200"))
            }
            let excess = server.answer(to: "GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(excess.text.hasPrefix("HTTP/1.1 503"))
            #expect(excess.text.contains("Retry-After: 5\r\n"))
            #expect(excess.ending == .closed)
            #expect(server.server.figures.overLimit == 1)
            clients[0].endSending()
            _ = clients[0].readToEnd()
            #expect(server.answer(to: "GET /a HTTP/1.0\r\n\r\n").text.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func `count what happens`() throws {
        let server = try TestServer()
        _ = server.answer(to: "GET /a HTTP/1.0\r\n\r\n")
        _ = server.answer(to: "GET\r\n\r\n")
        server.server.stop()
        let figures = server.server.figures
        #expect(figures.accepted == 2)
        #expect(figures.open == 0)
        #expect(figures.active == 0)
        #expect(figures.requests == 1)
        #expect(figures.malformed == 1)
        #expect(figures.bytesRead == 26)
        #expect(figures.bytesWritten > 100)
    }
}
