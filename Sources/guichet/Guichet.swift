private import App
private import Glibc

@main enum Guichet {
    static func main() { exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst()))) }
}
