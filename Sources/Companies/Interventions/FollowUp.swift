import Kernel

/// What is to be done after an intervention.
struct FollowUp: Sendable {
    let id: Identifier<FollowUp>
    let action: ShortText
    let dueOn: Day?
    let doneAt: Timestamp?
}
