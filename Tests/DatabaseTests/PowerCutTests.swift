import Database
import Kernel
import Synchronization
import Testing

/// T2, the half that no killed process can show: what was written and not waited for may be gone, in part, in any order.
@Suite struct `A power cut` {
    /// Cuts the power in thought before each change of a file, and looks at what would be left.
    private final class Observer: Sendable {
        let disk: FailingDisk
        let asked = Atomic<Int>(0)
        let answered = Atomic<Int>(0)
        let cuts = Atomic<Int>(0)
        let findings = Mutex<[String]>([])

        init(_ disk: FailingDisk) { self.disk = disk }

        func cut() {
            let number = cuts.add(1, ordering: .relaxed).newValue
            let path = disk.folder + "/cut.sqlite"
            defer { for suffix in ["", "-wal", "-shm", ".lock"] { FailingDisk.remove(path + suffix) } }
            do {
                guard disk.writeRemains(to: path, seed: UInt64(number)) else {
                    throw DatabaseError(.file, "not written")
                }
                var configuration = DatabaseConfiguration(path: path)
                configuration.isDurable = false
                let database = try Database(configuration, migrations: [TemporaryDatabase.notes])
                defer { database.close() }
                let (count, last, health) = try database.makeReader().read { connection in
                    (
                        try connection.value("SELECT count(*) FROM note", as: Int.self) ?? 0,
                        try connection.value("SELECT coalesce(max(id), 0) FROM note", as: Int.self) ?? 0,
                        try connection.value("PRAGMA integrity_check", as: String.self)
                    )
                }
                let answered = answered.load(ordering: .acquiring)
                let asked = asked.load(ordering: .acquiring)
                if count < answered || count > asked || last != count || health != "ok" {
                    findings.withLock {
                        $0.append("cut \(number): \(answered) answered, \(count) there, \(health ?? "")")
                    }
                }
            } catch { findings.withLock { $0.append("cut \(number): \(error)") } }
        }
    }

    @Test func `loses nothing that was answered, whenever it comes`() throws {
        let disk = try FailingDisk()
        let observer = Observer(disk)
        disk.observe({ Unmanaged<Observer>.fromOpaque($0!).takeUnretainedValue().cut() }, observer)
        for _ in 0..<12 {
            let database = try disk.open()
            for _ in 0..<6 {
                let answers = BoundedQueue<Bool>(limit: 3)
                for _ in 0..<3 {
                    let number = observer.asked.add(1, ordering: .acquiringAndReleasing).newValue
                    _ = database.writer.submit(
                        { transaction in
                            let title = "\(number) " + String(repeating: "x", count: number * 37 % 5000)
                            try transaction.connection.run("INSERT INTO note (title) VALUES (\(title))")
                        },
                        completion: { result in
                            if case .success = result { observer.answered.add(1, ordering: .acquiringAndReleasing) }
                            _ = answers.push(true)
                        })
                }
                for _ in 0..<3 { _ = answers.takeFirst() }
            }
            // Closing moves the log into the file, with the power cut there too.
            database.close()
        }
        let findings = observer.findings.withLock { $0 }
        #expect(findings == [])
        #expect(observer.answered.load(ordering: .acquiring) == 216)
        print("T2 power cut: points=\(observer.cuts.load(ordering: .relaxed)) failures=\(findings.count)")
    }
}
