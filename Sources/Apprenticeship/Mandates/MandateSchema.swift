import Database

/// The mandates that candidates give to counsellors; and the indexes by which calendars find meetings.
enum MandateSchema {
    static let migration = Migration(
        "apprenticeship", "mandates-calendars",
        """
        CREATE TABLE candidateMandate (
            candidate TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
            email TEXT NOT NULL,
            until TEXT NOT NULL,
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX candidateMandateByEmail ON candidateMandate (email, candidate);
        CREATE INDEX applicationInterview ON application (employer, interviewAt) WHERE interviewAt IS NOT NULL;
        CREATE INDEX jobDatingMeetingOfCandidate ON jobDatingMeeting (candidate);
        CREATE INDEX jobDatingMeetingOfOffer ON jobDatingMeeting (offer);
        """)
}
