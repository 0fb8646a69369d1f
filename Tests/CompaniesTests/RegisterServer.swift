import Glibc
import Kernel
import TestFolders

/// A register on this machine that answers as recherche-entreprises, API Entreprise and Sirene do, on good and on bad days.
final class RegisterServer {
    let port: UInt16
    private let folder = TemporaryFolder()
    private let process: Int32
    private let output: UnsafeMutablePointer<FILE>

    /// Whether the machine has what it needs.
    static let isAvailable: Bool = system("python3 -V > /dev/null 2>&1") == 0

    init() {
        _ = File.create(folder.path + "/register.py", Array(RegisterServer.program.utf8))
        output = popen("exec python3 \(folder.path)/register.py \(folder.path)", "r")
        var line = [CChar](repeating: 0, count: 100)
        precondition(fgets(&line, 100, output) != nil)
        let text = String(decoding: line.prefix { $0 >= 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let numbers = text.split(separator: " ").compactMap { Int32($0) }
        port = UInt16(numbers[0])
        process = numbers[1]
    }

    deinit {
        kill(process, SIGKILL)
        pclose(output)
    }

    /// Says what the register does from now on.
    func mood(_ mood: String) { _ = File.create(folder.path + "/mood", Array(mood.utf8)) }

    /// The questions that came, path and query.
    var questions: [String] {
        File.read(folder.path + "/questions").map {
            String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init)
        } ?? []
    }

    /// A file of settings that names this register for every source.
    func settings(mode: String = "live", reach: String = "inside", recordings: String = "") -> String {
        let path = folder.path + "/sources.json"
        let address = "http://127.0.0.1:\(port)"
        let text = """
            {"mode":"\(mode)","reach":"\(reach)","recordings":"\(recordings)","connectors":{
            "recherche-entreprises":{"address":"\(address)"},
            "api-entreprise":{"address":"\(address)/ae","key":"secret-token"}}}
            """
        _ = File.create(path, Array(text.utf8))
        return path
    }

    private static let program = """
        import http.server, json, os, sys, threading, time, urllib.parse
        folder = sys.argv[1]
        lock = threading.Lock()
        def siret(siren, nic):
            for last in range(10):
                number = siren + nic + str(last)
                digits = [int(digit) for digit in reversed(number)]
                if sum(sum(divmod(digit * 2, 10)) if place % 2 else digit for place, digit in enumerate(digits)) % 10 == 0: return number
        def company(siren):
            return {"siren": siren, "nom_complet": "REGISTRE " + siren, "etat_administratif": "A", "nature_juridique": "5710",
                "activite_principale": "10.71C", "nombre_etablissements": 3, "nombre_etablissements_ouverts": 2, "inconnu": {"x": [1]},
                "siege": {"siret": "73282932000074" if siren == "732829320" else siret(siren, "0001"), "est_siege": True, "etat_administratif": "A",
                    "adresse": "1 RUE DU REGISTRE 59100 ROUBAIX", "code_postal": "59100", "commune": "59512", "libelle_commune": "ROUBAIX",
                    "activite_principale": "10.71C", "tranche_effectif_salarie": "12", "latitude": "50.69", "longitude": "3.17"},
                "dirigeants": [{"type_dirigeant": "personne physique", "prenoms": "ALIX", "nom": "MOREAU", "qualite": "Gérant",
                    "date_de_naissance": "1970-01"}, {"siren": "552081317", "denomination": "HOLDING", "qualite": "Présidente"}],
                "finances": {"2024": {"ca": 900001, "resultat_net": 12}}, "complements": {"est_qualiopi": True, "est_bio": False},
                "date_mise_a_jour": "2026-09-29T04:00:00"}
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                with lock:
                    with open(folder + "/questions", "a") as file:
                        file.write(self.path + ("" if self.headers.get("Authorization") is None else " " + self.headers["Authorization"]) + "\\n")
                    try: mood = open(folder + "/mood").read()
                    except FileNotFoundError: mood = "good"
                    if mood == "moody":
                        first = not os.path.exists(folder + "/seen")
                        open(folder + "/seen", "w").write("1")
                        mood = "503" if first else "good"
                    if mood.startswith("limited"):
                        first = not os.path.exists(folder + "/seen")
                        open(folder + "/seen", "w").write("1")
                        if not first and mood == "limited-once": mood = "good"
                siren = self.path.split("q=")[1].split("&")[0].rstrip("&") if "q=" in self.path else ""
                if "page=" in self.path and "q=" in self.path: siren = self.path.split("q=")[1].split("&")[0]
                found = [siren] if siren.isdigit() else ["732829320", "542065479"]
                body = json.dumps({"results": [company(number) for number in found], "total_results": len(found)}).encode()
                if "/ae/" in self.path:
                    body = json.dumps({"data": [{"data": {"chiffre_affaires": 900001, "date_fin_exercice": "2025-12-31"}}]}).encode()
                if "/infogreffe/" in self.path: body = json.dumps({"data": [{"data": {"type": "personne_physique", "nom": "PETIT", "prenom": "NOA",
                    "date_naissance": "1971-02-03", "fonction": "GERANT"}}]}).encode()
                if "/gip_mds/" in self.path: body = json.dumps({"data": {"siret": "73282932000074", "effectifs_mensuels": [
                    {"regime": "regime_general", "annee": "2026", "mois": "07", "nature": "effectif_moyen_mensuel", "value": 24},
                    {"regime": "regime_general", "annee": "2026", "mois": "08", "nature": "effectif_moyen_mensuel", "value": 25.5},
                    {"regime": "regime_agricole", "annee": "2026", "mois": "08", "nature": "effectif_moyen_mensuel", "value": 1},
                    {"regime": "regime_agricole", "annee": "2026", "mois": "06", "nature": "effectif_moyen_mensuel", "value": None}]}}).encode()
                if "beneficiaires_effectifs" in self.path: body = json.dumps({"data": [{"data": {"nom": "ROMERO", "prenoms": ["DANA", "LEE"],
                    "date_naissance": {"annee": "1980", "mois": "05"}, "modalites": {"detention_part_totale": 51.0, "representant_legal": True}}}]}).encode()
                if "attestation_fiscale" in self.path: body = json.dumps({"data": {"document_url": "https://x/y.pdf", "date_delivrance_attestation": "2026-09-01"}}).encode()
                if "attestation_vigilance" in self.path: body = json.dumps({"data": {"entity_status": {"code": "refus_de_delivrance"}, "date_fin_validite": None}}).encode()
                if "immatriculations_eori" in self.path: body = json.dumps({"data": {"numero_eori": "FR73282932000074", "actif": True}}).encode()
                status, headers = 200, {}
                if self.path.startswith("/feed"):
                    query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
                    drift = int(time.time() * 1e6) if mood == "drifting" else 0
                    rows = [{"etablissement": {"siret": "73282932000074"}, "mois": "2026-0%d" % month, "jour": "2026-0%d-01" % month,
                        "effectif": 19 + month + drift} for month in (6, 7, 8)]
                    cursor = int(query.get("suite", ["0"])[0])
                    page = int(query.get("page", ["1"])[0]) - 1 if "cursor" not in self.path and "circle" not in self.path else cursor
                    more = "1" if "circle" in self.path or cursor == 0 else None
                    body = json.dumps({"donnees": {"fiches": rows[page * 2:page * 2 + 2]}, "suite": more}).encode()
                    if self.headers.get("Authorization") != "Bearer partner-secret" and mood != "unprotected" or mood == "unauthorised": status = 401
                    if mood == "second-fails" and page > 0: status = 500
                if mood in ("400", "401", "404", "500", "503"): status, body = int(mood), b'{"erreur": "non"}'
                elif mood.startswith("limited"): status, body, headers = 429, b"{}", {"Retry-After": "1" if mood == "limited-once" else "120"}
                elif mood == "slow": time.sleep(3)
                elif mood == "malformed": body = body[:-5]
                elif mood == "latin": body = b'{"results": ["\\xe9"]}'
                elif mood == "shape": body = b'{"resultats": []}'
                elif mood == "liar": body = json.dumps({"results": [company("130025265")]}).encode()
                elif mood == "nothing": body = b'{"results": []}'
                elif mood == "huge": body = b'{"results": ["' + b"x" * (6 << 20) + b'"]}'
                elif mood == "redirect": status, body, headers = 302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"}
                elif mood == "cut":
                    self.wfile.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 100\\r\\n\\r\\n{")
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers.items(): self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try: self.wfile.write(body)
                except BrokenPipeError: pass
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_address[1], os.getpid(), flush=True)
        server.serve_forever()
        """
}
