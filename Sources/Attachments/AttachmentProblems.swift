import Kernel

/// The refusals of this module.
extension Problem {
    static let attachmentsUnavailable = Problem(
        "attachments-unavailable", .unavailable,
        title: Text(fr: "Pièces jointes non disponibles", en: "Attachments not available"),
        explanation: Text(
            fr:
                "Le service ne prend pas de fichier : il n'a pas d'antivirus ou pas de clés. Son exploitant règle cela ; "
                + "rien n'a été gardé.",
            en:
                "The service takes no file: it has no virus scanner, or no keys. Its operator settles that; nothing was "
                + "kept."))
    static let attachmentTypeNotTaken = Problem(
        "attachment-type-not-taken", .unsupported,
        title: Text(fr: "Type de fichier non accepté", en: "File type not accepted"),
        explanation: Text(
            fr: "Sont acceptés : PDF, PNG, JPEG, ODT, et DOCX sans macro.",
            en: "Accepted: PDF, PNG, JPEG, ODT, and DOCX without macros."))
    static let attachmentRefused = Problem(
        "attachment-refused", .invalid,
        title: Text(fr: "Fichier refusé", en: "File refused"),
        explanation: Text(
            fr: "Le nom, le type déclaré et le contenu doivent dire la même chose ; un document ne porte ni macro, ni "
                + "chiffrement, ni contenu démesuré. « errors » dit ce qui ne va pas.",
            en: "Name, declared type and content must say the same; a document holds no macro, no encryption and no "
                + "outsized content. “errors” says what is wrong."))
    static let attachmentTooLarge = Problem(
        "attachment-too-large", .tooLarge,
        title: Text(fr: "Fichier trop volumineux", en: "File too large"),
        explanation: Text(fr: "Un fichier compte au plus 10 Mio.", en: "A file has at most 10 MiB."))
    static let tooManyAttachments = Problem(
        "too-many-attachments", .tooManyRequests,
        title: Text(fr: "Trop de fichiers en attente", en: "Too many files waiting"),
        explanation: Text(
            fr: "Vingt de vos fichiers ne sont joints à rien encore. Joignez-les ou supprimez-les.",
            en: "Twenty of your files are attached to nothing yet. Attach or delete them."))
    static let attachmentLocked = Problem(
        "attachment-locked", .locked,
        title: Text(fr: "Fichier non disponible", en: "File not available"),
        explanation: Text(
            fr: "Le fichier n'a pas été déclaré sain : il est en cours d'analyse, ou n'a pas pu l'être. S'il y a un "
                + "Retry-After, réessayez après ce délai ; sinon, renvoyez-le.",
            en:
                "The file was not found clean: it is being scanned, or could not be. With a Retry-After, try again after "
                + "it; otherwise send it again."))
    static let attachmentGone = Problem(
        "attachment-gone", .gone,
        title: Text(fr: "Fichier détruit", en: "File destroyed"),
        explanation: Text(
            fr: "Le contenu a été détruit : un virus y a été trouvé, ou il a été effacé.",
            en: "The content was destroyed: a virus was found in it, or it was erased."))
    static let attachmentTaken = Problem(
        "attachment-taken", .conflict,
        title: Text(fr: "Fichier déjà joint", en: "File already attached"),
        explanation: Text(
            fr: "Ce fichier est déjà joint à autre chose. Envoyez-le encore une fois.",
            en: "This file is attached to something else already. Send it once more."))

    /// The refusals of this module, for the list of problem pages.
    static let ofAttachments: [Problem] = [
        .attachmentsUnavailable, .attachmentTypeNotTaken, .attachmentRefused, .attachmentTooLarge, .tooManyAttachments,
        .attachmentLocked, .attachmentGone, .attachmentTaken,
    ]
}

extension Text {
    /// Why a file will never be given.
    static let notScannable = Text(
        fr: "L'antivirus n'a pas pu analyser ce fichier.", en: "The virus scanner could not scan this file.")
}

extension Failure {
    /// The refusal of a file, for one reason.
    static func refused(_ code: String, fr french: String, en english: String) -> Failure {
        Failure(.attachmentRefused, fields: [Field("/file", code, Text(fr: french, en: english))])
    }
}
