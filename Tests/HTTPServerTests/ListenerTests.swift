import Glibc
import HTTP
import HTTPServer
import Testing

/// Where a server listens, and how it stops.
@Suite struct `Listening` {
    @Test func `answers on several sockets, one of them a file of its owner`() throws {
        let path = "/var/tmp/guichet-test-\(getpid())-\(UInt32.random(in: .min ... .max)).sock"
        let server = try TestServer([.network(host: "127.0.0.1", port: 0), .unix(path: path)])
        let client = RawClient(path: path)
        client.send("GET /a HTTP/1.0\r\n\r\n")
        #expect(client.readToEnd().text.contains("X-Peer: local\r\n"))
        #expect(server.answer(to: "GET /a HTTP/1.0\r\n\r\n").text.contains("X-Peer: 127.0.0.1\r\n"))
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        server.server.stop()
        #expect(access(path, F_OK) == -1)
    }

    @Test func `tells IPv4 clients of an IPv6 socket by their address`() throws {
        let server = try TestServer([.network(host: "::", port: 0)])
        #expect(server.answer(to: "GET /a HTTP/1.0\r\n\r\n").text.contains("X-Peer: 127.0.0.1\r\n"))
    }

    @Test func `replaces the file of a dead server, never that of a living one`() throws {
        let path = "/var/tmp/guichet-test-\(getpid())-\(UInt32.random(in: .min ... .max)).sock"
        let first = try TestServer([.unix(path: path)])
        #expect(throws: SocketError.self) { try TestServer([.unix(path: path)]) }
        link(path, path + ".dead")
        first.server.stop()
        rename(path + ".dead", path)
        let second = try TestServer([.unix(path: path)])
        let client = RawClient(path: path)
        client.send("GET /a HTTP/1.0\r\n\r\n")
        #expect(client.readToEnd().text.hasPrefix("HTTP/1.1 200"))
        _ = second
    }

    @Test func `refuses an address that is taken or is none`() throws {
        let server = try TestServer()
        #expect(throws: SocketError.self) { try TestServer([.network(host: "127.0.0.1", port: server.port)]) }
        #expect(throws: SocketError.self) { try TestServer([.network(host: "localhost", port: 0)]) }
    }

    @Test func `lets go of all addresses when one is taken`() throws {
        let first = try TestServer()
        let second = try TestServer()
        let free = second.port
        second.server.stop()
        let wanted: [Listener.Address] = [free, first.port].map { .network(host: "127.0.0.1", port: $0) }
        #expect(throws: SocketError.self) { try TestServer(wanted) }
        let third = try TestServer([wanted[0]])
        #expect(third.answer(to: "GET /a HTTP/1.0\r\n\r\n").text.hasPrefix("HTTP/1.1 200"))
    }

    @Test func `tells when one of its threads is stuck`() throws {
        let server = try TestServer()
        #expect(server.server.isResponsive())
        let client = server.connect()
        client.send("GET /stuck HTTP/1.0\r\n\r\n")
        while server.server.isResponsive() { usleep(20_000) }
        _ = client.readToEnd()
        while !server.server.isResponsive() { usleep(20_000) }
    }

    @Test func `finishes what is in flight before it stops`() throws {
        let server = try TestServer { $0.deadlines.drainGrace = 1000 }
        let client = server.connect()
        let idle = server.connect()
        client.send("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nh")
        while server.server.figures.bytesRead == 0 { usleep(1000) }
        client.send("i")
        server.server.stop()
        #expect(client.readToEnd().text.contains("[POST /later memory hi]"))
        #expect(idle.readToEnd().ending == .closed)
    }
}
