import Glibc
import HTTP
import HTTPServer
import Testing

/// Conversations over real sockets.
@Suite struct `A conversation` {
    static let close = "Host: a.fr\r\nConnection: close\r\n\r\n"

    @Test func `goes on after an answer, until the client closes it`() throws {
        let server = try TestServer()
        let client = server.connect()
        for _ in 1...3 {
            client.send("GET /a HTTP/1.1\r\nHost: a.fr\r\n\r\n")
            #expect(client.read(until: "]").hasSuffix("[GET /a memory ]"))
        }
        client.endSending()
        #expect(client.readToEnd().ending == .closed)
    }

    @Test(arguments: ["/a", "/later"]) func `answers pipelined requests in order`(path: String) throws {
        let server = try TestServer()
        let requests = (0..<100).map { "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n\(100 + $0)" }
        let answer = server.answer(to: requests.joined() + "GET / HTTP/1.1\r\n" + Self.close)
        let bodies = answer.text.split(separator: "memory ").dropFirst().dropLast()
        let numbers = bodies.map { Int($0.prefix(3)) }
        #expect(numbers == Array(100..<200))
        #expect(answer.ending == .closed)
    }

    @Test func `understands a request that comes byte by byte`() throws {
        let server = try TestServer()
        let client = server.connect()
        for byte in Array("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\(Self.close)2\r\nhi\r\n0\r\n\r\n".utf8) {
            client.send([byte])
        }
        #expect(client.readToEnd().text.hasSuffix("[POST /a memory hi]"))
    }

    @Test func `answers a client that has ended its side`() throws {
        let server = try TestServer()
        for path in ["/a", "/later"] {
            let client = server.connect()
            client.send("GET \(path) HTTP/1.1\r\nHost: a.fr\r\n\r\n")
            client.endSending()
            let (text, ending) = client.readToEnd()
            #expect(text.hasSuffix("[GET \(path) memory ]"))
            #expect(ending == .closed)
        }
    }

    @Test func `lets the client send a body that is wanted, and no other`() throws {
        let server = try TestServer()
        let client = server.connect()
        client.send("POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(client.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
        client.send("hi")
        #expect(client.read(until: "]").hasSuffix("[POST /a memory hi]"))

        for (path, status) in [("/refused", "401"), ("/small", "413")] {
            let refused = server.answer(
                to: "POST \(path) HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 20\r\n\r\n")
            #expect(refused.text.hasPrefix("HTTP/1.1 \(status)"))
            #expect(refused.ending == .closed)
        }
    }

    @Test func `skips the short body of a refused request`() throws {
        let server = try TestServer()
        let client = server.connect()
        client.send("POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe")
        #expect(client.read(until: "refused").hasPrefix("HTTP/1.1 401"))
        client.send("lloGET /a HTTP/1.1\r\n\(Self.close)")
        #expect(client.readToEnd().text.hasSuffix("[GET /a memory ]"))
    }

    @Test func `gives a HEAD the length alone`() throws {
        let server = try TestServer()
        let answer = server.answer(to: "HEAD /a HTTP/1.1\r\n\(Self.close)").text
        #expect(answer.contains("Content-Length: 17\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test func `sends a large answer whole, however slowly it is read`() throws {
        let server = try TestServer()
        let client = server.connect()
        client.readLittle()
        client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET /a HTTP/1.1\r\n\(Self.close)")
        let (text, ending) = client.readToEnd()
        #expect(text.utf8.count > 8 << 20)
        #expect(text.hasSuffix("[GET /a memory ]"))
        #expect(ending == .closed)
    }

    @Test func `goes on to the next request at whatever moment a large answer was taken`() throws {
        // Whether the last bytes are taken by the first write, the second or the third is up to the scheduler: all come by.
        for _ in 0..<100 {
            let server = try TestServer()
            let client = server.connect()
            client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET /a HTTP/1.1\r\n\(Self.close)")
            let isWhole = client.readToEnd().text.hasSuffix("[GET /a memory ]")
            #expect(isWhole)
        }
    }

    @Test func `keeps a long body in a file`() throws {
        let server = try TestServer { $0.spoolThreshold = 1000 }
        let body = String(repeating: "x", count: 5000)
        let head = "POST /a HTTP/1.1\r\n"
        let plain = server.answer(to: "\(head)Content-Length: 5000\r\n\(Self.close)\(body)")
        #expect(plain.text.hasSuffix("[POST /a file 5000 bytes]"))
        let chunks = String(repeating: "64\r\n\(body.prefix(100))\r\n", count: 50) + "0\r\n\r\n"
        let chunked = server.answer(to: "\(head)Transfer-Encoding: chunked\r\n\(Self.close)\(chunks)")
        #expect(chunked.text.hasSuffix("[POST /a file 5000 bytes]"))
    }

    @Test func `says 507 when the disk takes no body`() throws {
        let server = try TestServer {
            $0.spoolThreshold = 1
            $0.spoolDirectory = "/nowhere"
        }
        let answer = server.answer(to: "POST /a HTTP/1.1\r\nContent-Length: 5\r\n\(Self.close)hello")
        #expect(answer.text.hasPrefix("HTTP/1.1 507"))
    }

    @Test func `answers 500 when the reply is forgotten, and ignores a second one`() throws {
        let server = try TestServer()
        #expect(server.answer(to: "GET /never HTTP/1.1\r\n\(Self.close)").text.hasPrefix("HTTP/1.1 500"))
        let twice = server.answer(to: "GET /twice HTTP/1.1\r\n\(Self.close)").text
        #expect(twice.hasSuffix("first"))
        #expect(server.server.figures.unanswered == 1)
    }

    @Test func `forgets the answer of a client that has left`() throws {
        let server = try TestServer()
        for _ in 1...3 {
            let client = server.connect()
            client.send("POST /late HTTP/1.1\r\nHost: a\r\n\r\n")
            while server.server.figures.active == 0 { usleep(1000) }
            client.leave()
            while server.server.figures.open > 0 { usleep(1000) }
            #expect(server.server.figures.active == 0)
            // Another one may have its place in the table when the answer comes.
            #expect(server.answer(to: "GET /late HTTP/1.1\r\n\(Self.close)").text.components(of: "[GET") == 1)
        }
    }

    @Test func `serves HTTP/1.0 and closes`() throws {
        let server = try TestServer()
        let answer = server.answer(to: "GET /a HTTP/1.0\r\n\r\n")
        #expect(answer.text.contains("\r\nConnection: close\r\n"))
        #expect(answer.text.hasSuffix("[GET /a memory ]"))
        #expect(answer.ending == .closed)
    }
}
