private import Glibc
package import Kernel
private import TestFolders

/// A receiver of webhooks on this machine, over HTTP or HTTPS, that answers well or badly by the path it is called at, and
/// checks signatures with the very lines that docs/events.md gives to partners.
package final class TestReceiver {
    package let port: UInt16
    private let temporary = TemporaryFolder()
    package let folder: String
    private let process: Int32
    private let output: UnsafeMutablePointer<FILE>

    /// The certificate that it shows.
    package var certificate: String { folder + "/certificate.pem" }

    /// Whether the machine has what it needs.
    package static let isAvailable: Bool =
        system("openssl version > /dev/null 2>&1 && python3 -V > /dev/null 2>&1") == 0

    /// A receiver on a free port.
    package init(secure: Bool = false) {
        folder = temporary.path
        if secure {
            _ = system(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost "
                    + "-keyout \(folder)/key.pem -out \(folder)/certificate.pem > /dev/null 2>&1")
        }
        File.create(folder + "/receiver.py", TestReceiver.verification + TestReceiver.program)
        output = popen("exec python3 \(folder)/receiver.py \(folder) \(secure ? "secure" : "plain")", "r")
        var line = [CChar](repeating: 0, count: 100)
        guard fgets(&line, 100, output) != nil else { fatalError("the receiver does not start") }
        let text = String(decoding: line.prefix { $0 >= 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let numbers = text.split(separator: " ").compactMap { Int32($0) }
        port = UInt16(numbers[0])
        process = numbers[1]
    }

    deinit {
        kill(process, SIGKILL)
        pclose(output)
    }

    /// Says which secrets partners hold now; calls received from then on are checked with each.
    package func trust(_ secrets: [String]) { File.create(folder + "/secrets", secrets.joined(separator: "\n")) }

    /// What was received, one JSON object a call: `path`, `id`, `type`, `body`, `fits` (for each secret, whether it signed).
    package var calls: [String] {
        guard let bytes = File.read(folder + "/calls") else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The lines of docs/events.md.
    private static let verification: String = {
        let page = File.read(TestAPI.root + "/docs/events.md").map { String(decoding: $0, as: UTF8.self) } ?? ""
        return String(page.split(separator: "```python\n")[1].split(separator: "```")[0])
    }()

    private static let program = """

        import http.server, json, os, ssl, sys
        folder = sys.argv[1]
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                try: secrets = open(folder + "/secrets").read().split("\\n")
                except FileNotFoundError: secrets = []
                fits = [verify(secret, headers, body) for secret in secrets if secret]
                forged = any(verify(secret, headers, body + b" ") for secret in secrets if secret)
                line = {"path": self.path, "id": headers["webhook-id"], "type": headers["content-type"],
                    "body": json.loads(body), "fits": fits, "forged": forged}
                with open(folder + "/calls", "a") as file: file.write(json.dumps(line) + "\\n")
                if self.path == "/slow": time.sleep(30)
                status = {"/500": 500, "/redirect": 302, "/gone": 410}.get(self.path, 204)
                if self.path == "/moody": status = 500 if not os.path.exists(folder + "/mended") else 200
                self.send_response(status)
                if status == 302: self.send_header("Location", "/ok")
                self.send_header("Content-Length", "0")
                self.end_headers()
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if sys.argv[2] == "secure":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
            server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_address[1], os.getpid(), flush=True)
        server.serve_forever()
        """
}

extension File {
    /// Writes a file of a test anew.
    package static func create(_ path: String, _ text: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        File.write(Array(text.utf8), to: descriptor)
        close(descriptor)
    }
}
