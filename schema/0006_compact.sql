-- A smaller file that grows evenly: the sentences of a document are one row, and what finds the documents
-- of a story stands together by the time of publication, where new ones come in. All that is derived is
-- made anew.

DELETE FROM conflict_mention;
DELETE FROM side_claim;
DELETE FROM side;
DELETE FROM conflict_figure;
DELETE FROM conflict;
DELETE FROM step_mention;
DELETE FROM step;
DELETE FROM series;
DELETE FROM passage;
DELETE FROM copying;
DELETE FROM originator;
DELETE FROM borrowed;
DELETE FROM claim;
DELETE FROM figure;
DELETE FROM membership;
DELETE FROM story;
DROP TABLE structure;
DROP TABLE mention;
DROP TABLE rejection;
DROP TABLE sentence;
DROP TABLE story_key;

-- "These bytes are the sentences of this document"; a headline, a list row or a table row counts as one.
CREATE TABLE reading (
    document  INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE, -- which
    sentences TEXT NOT NULL    -- JSON list, four numbers a sentence: bytes after the one before, bytes of
                               -- it, kind (0 prose, 1 headline, 2 heading, 3 row, 4 meta, 5 boilerplate),
                               -- paragraphs after the one before
) STRICT;

-- "This number in this sentence claims something."
CREATE TABLE mention (
    document          INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- where
    start             INTEGER NOT NULL,   -- first byte of the number itself
    end               INTEGER NOT NULL,   -- first byte after it
    sentence          INTEGER NOT NULL,   -- first byte of its sentence
    sentence_end      INTEGER NOT NULL,   -- first byte after its sentence
    low               TEXT,               -- lower end in the unit; NULL where open
    low_exclusive     INTEGER NOT NULL,   -- whether the lower end itself is left out
    high              TEXT,               -- upper end in the unit; NULL where open
    high_exclusive    INTEGER NOT NULL,   -- whether the upper end itself is left out
    unit              INTEGER NOT NULL REFERENCES unit (key), -- what it is measured in
    per               TEXT,               -- what it is per, in the singular
    approximate       INTEGER NOT NULL,   -- whether the words say it is rough
    precision         TEXT NOT NULL,      -- place value of the last digit written, in the unit
    kind              TEXT NOT NULL,      -- level, change, rate, share
    direction         TEXT,               -- up or down, for changes
    counted           TEXT,               -- lemma of what is counted
    counted_text      TEXT,               -- the words as they stand, with modifiers
    counted_modifiers TEXT,               -- lemmas of the modifiers, JSON list; NULL for none
    counted_person    TEXT,               -- group of the person table
    counted_carried   INTEGER,            -- whether the noun stands elsewhere
    subset            TEXT,               -- the part it is limited to, as lemmas; '' for "others"
    event             TEXT,               -- lemma of what happened
    event_class       TEXT,               -- class of the event table
    place             TEXT,               -- name as used in the text
    place_within      TEXT,               -- names that contain it, outermost first, JSON list; NULL for none
    place_origin      TEXT,               -- clause, row, section, carried, article
    period            TEXT,               -- the words that say when
    period_start      TEXT,               -- first day, 2024-03-05
    period_end        TEXT,               -- last day
    period_minute     INTEGER,            -- minutes after midnight of the last day
    period_grain      TEXT,               -- hour, day, week, month, quarter, year, longer
    period_as_of      INTEGER,            -- whether it is the state at the end rather than the sum over it
    speaker           TEXT,               -- who the text says said it
    speaker_start     INTEGER,            -- first byte of the speaker's name, where it stands in the text
    speaker_end       INTEGER,            -- first byte after it
    modality          TEXT NOT NULL,      -- asserted, denied, hypothetical, planned, forecast
    claim             INTEGER,            -- number of its claim within the document's story; NULL until compared
    PRIMARY KEY (document, start, end)
) STRICT, WITHOUT ROWID;

-- "This number hangs together with others of its document." Only for mentions that do.
CREATE TABLE structure (
    document       INTEGER NOT NULL,      -- the mention: document,
    start          INTEGER NOT NULL,      --   first byte,
    end            INTEGER NOT NULL,      --   first byte after it
    list           INTEGER,               -- byte at which its list or table begins
    list_row       INTEGER,               -- row, from 0
    list_column    INTEGER,               -- how-many-eth number of the row, from 0
    list_label     TEXT,                  -- the row's label
    list_total     INTEGER,               -- whether the row is the total of the others
    list_complete  INTEGER,               -- whether the text presents the list as all there is
    whole_start    INTEGER,               -- the number it is a part of: first byte
    whole_end      INTEGER,               --   first byte after it
    complete       INTEGER,               -- whether the parts are presented as all there is
    change_group   INTEGER,               -- numbers of one statement of change share it
    change_role    TEXT,                  -- before, delta, after
    same_as_start  INTEGER,               -- the number that says the same in another unit
    same_as_end    INTEGER,               --   first byte after it
    opposes_start  INTEGER,               -- the number the text sets it against
    opposes_end    INTEGER,               --   first byte after it
    PRIMARY KEY (document, start, end),
    FOREIGN KEY (document, start, end) REFERENCES mention (document, start, end) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- "This number is no claim, for this reason."
CREATE TABLE rejection (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- where
    start    INTEGER NOT NULL,   -- first byte
    end      INTEGER NOT NULL,   -- first byte after it
    sentence INTEGER NOT NULL,   -- first byte of its sentence
    reason   TEXT NOT NULL,      -- date, year, phone, ordinal …
    PRIMARY KEY (document, start, end)
) STRICT, WITHOUT ROWID;

-- "This name, line or amount stands in this document." Finds the documents that may be of one story.
-- Rows of a document that is gone do no harm: its key is never given to another.
CREATE TABLE story_key (
    bucket   INTEGER NOT NULL,   -- four times the period (density.period less 38134) and the role: 0: a name or
                                 -- amount in the text; 1: in the name of the outlet; 2: two of them, where many
                                 -- documents were published; 3: a full name. -9000000: a line that may recur
    hash     INTEGER NOT NULL,   -- the first 32 bits of its hash, signed; of a line all 64
    day      INTEGER NOT NULL,   -- day of publication, days since 1970-01-01; -1000000 where unknown
    document INTEGER NOT NULL,   -- key of the document
    PRIMARY KEY (bucket, hash, day, document)
) STRICT, WITHOUT ROWID;

ALTER TABLE pending ADD COLUMN unkeyed INTEGER NOT NULL DEFAULT 0; -- whether it has no rows in story_key yet

INSERT INTO story_words (story_words) VALUES ('delete-all');
INSERT INTO pending (document, unread, unkeyed) SELECT key, 1, 1 FROM document WHERE true
    ON CONFLICT (document) DO UPDATE SET unread = 1, unkeyed = 1;
