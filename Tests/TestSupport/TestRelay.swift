private import Glibc
private import Kernel
private import TestFolders
private import Testing

/// A real mail relay on this machine: aiosmtpd from PyPI, in an environment that is made once and kept with the build.
package final class TestRelay {
    package let port: UInt16
    package var folder: String { home.path }
    private let home = TemporaryFolder()
    private let process: Int32
    private let output: UnsafeMutablePointer<FILE>

    /// The certificate that it shows, which nobody trusts unless told.
    package var certificate: String { folder + "/certificate.pem" }

    private static var python: String { PythonTools.python(for: "aiosmtpd") }

    /// Whether the machine has what the relay needs; makes the environment the first time.
    package static let isAvailable = PythonTools.run("openssl", "version") && PythonTools.has("aiosmtpd")

    /// What the relay offers.
    package enum Habit: String, Sendable {
        /// STARTTLS and a password, or nothing.
        case careful
        /// Neither.
        case open
    }

    /// A relay on a free port.
    package init(_ habit: Habit = .careful) throws {
        let folder = home.path
        try #require(
            PythonTools.run(
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "2", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-keyout", folder + "/key.pem", "-out",
                folder + "/certificate.pem"))
        output = popen(
            "exec " + PythonTools.line([TestRelay.python, "-c", TestRelay.program, folder, habit.rawValue]), "r")
        var line = [CChar](repeating: 0, count: 100)
        try #require(fgets(&line, 100, output) != nil)
        let text = String(decoding: line.prefix { $0 > 32 || $0 == 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let numbers = text.split(separator: " ").compactMap { Int32($0) }
        try #require(numbers.count == 2)
        port = UInt16(numbers[0])
        process = numbers[1]
    }

    deinit {
        // Threads of the tests block the softer signals, and their children inherit that.
        kill(process, SIGKILL)
        pclose(output)
    }

    /// What was handed over: sender, recipient, then the message as it came.
    package var messages: [String] {
        (File.names(in: folder) ?? []).filter { $0.hasSuffix(".eml") }.compactMap {
            File.read(folder + "/" + $0).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// What Python's own reader makes of the last message.
    package func read(_ expression: String) -> String {
        let script = """
            import email, email.policy, glob, sys
            raw = open(sorted(glob.glob(sys.argv[1] + "/*.eml"))[-1], "rb").read().split(b"\\n", 2)[2]
            message = email.message_from_bytes(raw, policy=email.policy.default)
            open(sys.argv[1] + "/read", "w").write(str(\(expression)))
            """
        guard PythonTools.run(TestRelay.python, "-c", script, folder) else { return "" }
        return File.read(folder + "/read").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static let program = """
        import asyncio, os, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult
        folder = sys.argv[1]
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
        class Handler:
            count = 0
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("unknown@"): return "550 5.1.1 no such mailbox"
                if address.startswith("busy@"): return "451 4.3.0 try later"
                if address.startswith("cut@"):
                    server.transport.abort()
                    return "250 OK"
                if address.startswith("slow@"): await asyncio.sleep(60)
                envelope.rcpt_tos.append(address)
                return "250 OK"
            async def handle_DATA(self, server, session, envelope):
                Handler.count += 1
                front = (envelope.mail_from + "\\n" + ",".join(envelope.rcpt_tos) + "\\n").encode()
                open(f"{folder}/{Handler.count:04}.eml", "wb").write(front + envelope.content)
                if envelope.rcpt_tos[0].startswith("lost@"):
                    server.transport.abort()
                return "250 taken"
        def authenticate(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login == b"guichet" and data.password == b"s3cret", handled=False)
        def make():
            if sys.argv[2] == "open": return SMTP(Handler(), hostname="localhost")
            return SMTP(Handler(), hostname="localhost", tls_context=context, require_starttls=True,
                auth_required=True, authenticator=authenticate)
        async def main():
            server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], os.getpid(), flush=True)
            await server.serve_forever()
        asyncio.run(main())
        """
}
