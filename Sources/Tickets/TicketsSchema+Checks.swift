import Database

extension TicketsSchema {
    /// Checks that say each value apart: for a list of three the engine makes a table in memory at each statement. What is
    /// checked stays the same, so that the text alone is changed (sqlite.org/lang_altertable.html, "Making Other Kinds Of
    /// Table Schema Changes").
    ///
    /// An index that nothing walks goes, one of what was changed comes; numbers of notices may be given again once they are told.
    static let checks = Migration(
        "tickets", "checks",
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql,
            'CHECK (state IN (''draft'', ''toQualify'', ''open'', ''inProgress'', ''waiting'', ''resolved'', ''closed''))',
            'CHECK (state = ''draft'' OR state = ''toQualify'' OR state = ''open'' OR state = ''inProgress''
                OR state = ''waiting'' OR state = ''resolved'' OR state = ''closed'')'),
            'CHECK (urgency IN (''normal'', ''urgent'', ''critical''))',
            'CHECK (urgency = ''normal'' OR urgency = ''urgent'' OR urgency = ''critical'')'),
            'CHECK (closureReason IN
                (''unblocked'', ''redirected'', ''answered'', ''withdrawn'', ''noAnswer'', ''inactive'', ''other''))',
            'CHECK (closureReason = ''unblocked'' OR closureReason = ''redirected''
                OR closureReason = ''answered'' OR closureReason = ''withdrawn'' OR closureReason = ''noAnswer''
                OR closureReason = ''inactive'' OR closureReason = ''other'')'),
            'CHECK (usefulness IN (''yes'', ''no'', ''unknown''))',
            'CHECK (usefulness = ''yes'' OR usefulness = ''no'' OR usefulness = ''unknown'')')
            WHERE type = 'table' AND name = 'ticket';
        UPDATE sqlite_schema SET sql = replace(replace(sql,
            'CHECK (type IN (''paper'', ''digital'', ''sms'', ''oral''))',
            'CHECK (type = ''paper'' OR type = ''digital'' OR type = ''sms'' OR type = ''oral'')'),
            'CHECK (state IN (''pending'', ''valid'', ''refused'', ''revoked''))',
            'CHECK (state = ''pending'' OR state = ''valid'' OR state = ''refused'' OR state = ''revoked'')')
            WHERE type = 'table' AND name = 'mandate';
        UPDATE sqlite_schema SET sql = replace(sql,
            'CHECK (kind IN (''firstAnswer'', ''nextAnswer'', ''resolution''))',
            'CHECK (kind = ''firstAnswer'' OR kind = ''nextAnswer'' OR kind = ''resolution'')')
            WHERE type = 'table' AND name = 'ticketClock';
        PRAGMA writable_schema = RESET;
        DROP INDEX ticketByState;
        CREATE INDEX ticketByUpdate ON ticket (updatedAt);
        ALTER TABLE ticketNotice RENAME TO ticketNoticeBefore;
        CREATE TABLE ticketNotice (
            number INTEGER PRIMARY KEY,
            ticket INTEGER NOT NULL,
            kind TEXT NOT NULL,
            step TEXT NOT NULL,
            author TEXT,
            at TEXT NOT NULL
        ) STRICT;
        INSERT INTO ticketNotice SELECT * FROM ticketNoticeBefore;
        DROP TABLE ticketNoticeBefore;
        """)
}
