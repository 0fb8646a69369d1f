import TestSupport
import Testing

/// A script of `examples/` and what it must say on its way.
struct Story: CustomTestStringConvertible {
    let script: String
    let says: [String]

    var testDescription: String { script }

    static let all = [
        Story(script: "integrator", says: [#"{"state":"resolved"}"#, "every step answered"]),
        Story(script: "first-hour", says: ["the name is nowhere in the file", #""faults":[]"#]),
        Story(
            script: "routing",
            says: [
                #""notTold":"negoce-exemple""#, #""needOutcome":"takenInCharge""#,
                #"{"subject":"former","orphaned":true,"lost":["metiers-exemple"]}"#,
            ]),
        Story(
            script: "ticket",
            says: [
                #""masked":"2************41""#, #"the agents read: ["Double dossier à vérifier.","#,
                #"the aidant reads: ["Le droit est rétabli, le rappel part vendredi."]"# + "\n[]",
                "neither the name nor the number is in the file",
            ]),
        Story(
            script: "companies",
            says: [
                #""executives":"unavailable""#, #"[{"service":"Repression des fraudes","kind":"visit""#,
                #"{"applied":false,"rows":2,"created":1,"#, #"{"applied":true,"rows":2,"created":0,"unchanged":1"#,
                "Agréé", "\t73282932000074;ouvert;'=BOULANGERIE", "the story is told",
            ]),
        Story(
            script: "apprenticeship",
            says: [
                #""accepted""#, #"{"state":"filled","reason":"filledHere"}"#, "Driss -> O1", "Ana -> O2",
                "Bilel -> O3", "Chloé -> none", #"{"holds":true,"blockingPairs":[],"isReplayedAlike":true"#,
                "the seed is the one that was promised",
            ]),
    ]
}

/// The stories that the examples tell with curl, each on a service of its own.
@Suite(.enabled(if: Script.canRun, Script.skipped))
struct `The stories of the examples` {
    @Test(arguments: Story.all) func `are told to the end`(_ story: Story) throws {
        let (status, text) = try Script.example(story.script, [String(Script.freePort())])
        #expect(status == 0, "\(text)")
        for sentence in story.says { #expect(text.contains(sentence), "\(sentence) is not in\n\(text)") }
    }
}
