private import Glibc
package import Kernel

extension FileStore {
    /// Takes the whole folder away: of a backup that is not kept any longer.
    package func removeEverything() throws(DiskError) {
        for name in File.names(in: folder) ?? [] {
            for file in File.names(in: "\(folder)/\(name)") ?? [] { try DiskFile.remove("\(folder)/\(name)/\(file)") }
            rmdir("\(folder)/\(name)")
        }
        rmdir(folder)
    }
}
