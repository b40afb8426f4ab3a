-- Schema 1. Integers named "key" number rows within this file and are never shown; integers named
-- "id" are content hashes (XXH3-64) stored as signed numbers, shown to people as 16 hexadecimal
-- digits: printf('%016x', id). Offsets are bytes into document.text, half-open. Amounts are exact
-- decimals written as text. Booleans are 0 or 1.

-- ── Ground tables: what was read and what people decided. Nothing here can be computed again. ──

-- "There is an outlet of this name."
CREATE TABLE source (
    key  INTEGER PRIMARY KEY,   -- in order of arrival
    name TEXT NOT NULL UNIQUE   -- as its documents name it
) STRICT;

-- "This source published this text under this title at this address on this day."
CREATE TABLE document (
    key       INTEGER PRIMARY KEY AUTOINCREMENT,          -- in order of arrival, never given twice
    id        INTEGER NOT NULL UNIQUE,                    -- hash of the text and of what was given beside it
    name      TEXT NOT NULL,                              -- path below the folder given, or the id of a JSON line
    source    INTEGER NOT NULL REFERENCES source (key),   -- who published it
    title     TEXT,                                       -- headline
    author    TEXT,                                       -- as the byline has it
    url       TEXT,                                       -- address
    published TEXT,                                       -- day of publication, 2024-03-05
    header    INTEGER NOT NULL CHECK (header >= 0),       -- bytes of front matter at the start, not read for claims
    text      TEXT NOT NULL                               -- byte for byte as read
) STRICT;

-- "The document was found in this web page." Only for documents whose text is not the file itself.
CREATE TABLE page (
    document INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE, -- which
    hash     INTEGER NOT NULL,   -- XXH3-64 of the page, as a signed number
    zstd     BLOB NOT NULL       -- the page as it came, as a Zstandard frame
) STRICT;

CREATE INDEX document_by_source ON document (source);
CREATE INDEX document_by_name ON document (name, key);

-- "A person ruled this about one or two numbers." Never deleted, only retired.
CREATE TABLE judgement (
    key      INTEGER PRIMARY KEY,           -- in order of arrival
    left_id  INTEGER NOT NULL,              -- id of the mention it is about
    right_id INTEGER,                       -- id of the other mention, for rulings about two
    ruling   TEXT NOT NULL CHECK (ruling IN ('same', 'different', 'no_conflict', 'misread')), -- what was decided
    note     TEXT,                          -- why, in the person's words
    retired  INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)) -- whether it was taken back
) STRICT;

-- ── Derived from one document each. ──

-- "This document was stored, but has not been compared with the others yet."
CREATE TABLE pending (
    document INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE, -- which
    unread   INTEGER NOT NULL    -- whether it must be read anew first
) STRICT;

-- "This name or amount stands in this document." Finds the documents that may be of one story.
-- Rows of a document that is gone do no harm: its key is never given to another.
CREATE TABLE story_key (
    hash     INTEGER NOT NULL,   -- hash of the name or amount
    role     INTEGER NOT NULL,   -- 0: in the text; 1: in the name of its outlet
    day      INTEGER NOT NULL,   -- day of publication, days since 1970-01-01; -1000000 where unknown
    document INTEGER NOT NULL,   -- key of the document
    PRIMARY KEY (hash, role, day, document)
) STRICT, WITHOUT ROWID;

-- "These bytes are one sentence; a headline, a list row or a table row counts as one."
CREATE TABLE sentence (
    document  INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- where
    start     INTEGER NOT NULL,                                             -- first byte
    end       INTEGER NOT NULL CHECK (end >= start),                        -- first byte after it
    kind      TEXT NOT NULL,                                                -- prose, headline, heading, row, meta, boilerplate
    paragraph INTEGER NOT NULL,                                             -- which block of the text, from 0
    PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

-- "Amounts are measured in this: base = (value + offset) * factor."
CREATE TABLE unit (
    key       INTEGER PRIMARY KEY,   -- in order of arrival
    code      TEXT NOT NULL,         -- '' for counts, %, pp, bp, ISO 4217 or UCUM code
    dimension TEXT NOT NULL,         -- what it measures: count, money, length …
    factor    TEXT NOT NULL,         -- exact decimal
    offset    TEXT NOT NULL,         -- exact decimal, in the unit
    UNIQUE (code, dimension, factor, offset)
) STRICT;

-- "This number in this sentence claims something."
CREATE TABLE mention (
    document          INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- where
    start             INTEGER NOT NULL,   -- first byte of the number itself
    end               INTEGER NOT NULL,   -- first byte after it
    sentence          INTEGER NOT NULL,   -- first byte of its sentence
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
    PRIMARY KEY (document, start, end),
    FOREIGN KEY (document, sentence) REFERENCES sentence (document, start)
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
    PRIMARY KEY (document, start, end),
    FOREIGN KEY (document, sentence) REFERENCES sentence (document, start)
) STRICT, WITHOUT ROWID;

-- "Not all of this document was read."
CREATE TABLE reading_limit (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- which
    number   INTEGER NOT NULL,   -- from 0
    text     TEXT NOT NULL,      -- which limit was reached, in words
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- ── Derived from the documents of one story each; rows of a story stand together. ──

-- "These documents are about one happening."
CREATE TABLE story (
    key   INTEGER PRIMARY KEY,       -- in order of being found
    id    INTEGER NOT NULL UNIQUE,   -- the smallest document's id
    title TEXT NOT NULL,             -- a headline that stands for it
    stale INTEGER NOT NULL           -- whether its documents were put together but not compared yet
) STRICT;

CREATE INDEX stale_story ON story (key) WHERE stale;

-- "This document belongs to this story."
CREATE TABLE membership (
    document INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE, -- which document
    story    INTEGER NOT NULL REFERENCES story (key)                          -- which story
) STRICT;

CREATE INDEX membership_by_story ON membership (story);

-- "This is what is being numbered."
CREATE TABLE figure (
    story     INTEGER NOT NULL REFERENCES story (key), -- where
    number    INTEGER NOT NULL,   -- from 0, by id
    id        INTEGER NOT NULL,   -- the smallest mention's id
    label     TEXT NOT NULL,      -- what people call it
    counted   TEXT,               -- commonest lemma of what is counted
    event     TEXT,               -- commonest event class or lemma
    place     TEXT,               -- commonest place; NULL for the story as a whole
    kind      TEXT NOT NULL,      -- level, change, rate, share
    dimension TEXT NOT NULL,      -- what it is measured in: count, money, length …
    PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_by_id ON figure (id);

-- "Somebody gives this amount for this figure." Its mentions are those whose claim is its number.
CREATE TABLE claim (
    story          INTEGER NOT NULL,   -- where
    number         INTEGER NOT NULL,   -- from 0, by id
    id             INTEGER NOT NULL,   -- hash of the figure and the amount
    figure         INTEGER NOT NULL,   -- number of the figure
    low            TEXT,               -- as in mention
    low_exclusive  INTEGER NOT NULL,   -- as in mention
    high           TEXT,               -- as in mention
    high_exclusive INTEGER NOT NULL,   -- as in mention
    unit           INTEGER NOT NULL REFERENCES unit (key), -- as in mention
    per            TEXT,               -- as in mention
    approximate    INTEGER NOT NULL,   -- as in mention
    precision      TEXT NOT NULL,      -- as in mention
    modality       TEXT NOT NULL,      -- asserted, denied, hypothetical, planned, forecast
    PRIMARY KEY (story, number),
    FOREIGN KEY (story, figure) REFERENCES figure (story, number)
) STRICT, WITHOUT ROWID;

-- "These claims cannot all hold."
CREATE TABLE conflict (
    story          INTEGER NOT NULL REFERENCES story (key), -- where
    number         INTEGER NOT NULL,   -- from 0, weightiest first within the story
    id             INTEGER NOT NULL,   -- hash of the kind and the mentions of all sides
    kind           TEXT NOT NULL,      -- value, sum, part, share, change, place
    explanation    TEXT NOT NULL,      -- one line for people
    working        TEXT NOT NULL,      -- the worked comparison, a line each
    cause          TEXT,               -- what sort of slip would explain it
    cause_evidence TEXT,               -- why one may think so
    weight         REAL NOT NULL,      -- how much it matters, from 0 up; only for ranking
    PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX conflict_by_weight ON conflict (weight);

-- "The conflict concerns this figure."
CREATE TABLE conflict_figure (
    story    INTEGER NOT NULL,   -- the conflict: story,
    conflict INTEGER NOT NULL,   --   number
    number   INTEGER NOT NULL,   -- from 0, the figure in dispute first
    figure   INTEGER NOT NULL,   -- number of the figure
    PRIMARY KEY (story, conflict, number),
    FOREIGN KEY (story, conflict) REFERENCES conflict (story, number) ON DELETE CASCADE,
    FOREIGN KEY (story, figure) REFERENCES figure (story, number)
) STRICT, WITHOUT ROWID;

-- "These claims stand or fall together in the conflict."
CREATE TABLE side (
    story       INTEGER NOT NULL,   -- the conflict: story,
    conflict    INTEGER NOT NULL,   --   number
    number      INTEGER NOT NULL,   -- from 0, the better supported first
    label       TEXT NOT NULL,      -- what the side says
    originators INTEGER NOT NULL,   -- how many stand behind it, copies counted once
    PRIMARY KEY (story, conflict, number),
    FOREIGN KEY (story, conflict) REFERENCES conflict (story, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- "The side holds this claim."
CREATE TABLE side_claim (
    story    INTEGER NOT NULL,   -- the side: story,
    conflict INTEGER NOT NULL,   --   conflict,
    side     INTEGER NOT NULL,   --   number
    number   INTEGER NOT NULL,   -- from 0
    claim    INTEGER NOT NULL,   -- number of the claim
    PRIMARY KEY (story, conflict, side, number),
    FOREIGN KEY (story, conflict, side) REFERENCES side (story, conflict, number) ON DELETE CASCADE,
    FOREIGN KEY (story, claim) REFERENCES claim (story, number)
) STRICT, WITHOUT ROWID;

-- "This number is quoted for the side, or, where side is NULL, as evidence for the cause."
CREATE TABLE conflict_mention (
    story    INTEGER NOT NULL,   -- the conflict: story,
    conflict INTEGER NOT NULL,   --   number
    number   INTEGER NOT NULL,   -- from 0
    side     INTEGER,            -- number of the side; NULL for the cause
    document INTEGER NOT NULL,   -- the mention: document,
    start    INTEGER NOT NULL,   --   first byte,
    end      INTEGER NOT NULL,   --   first byte after it
    PRIMARY KEY (story, conflict, number),
    FOREIGN KEY (story, conflict) REFERENCES conflict (story, number) ON DELETE CASCADE,
    FOREIGN KEY (document, start, end) REFERENCES mention (document, start, end)
) STRICT, WITHOUT ROWID;

-- "The values of this figure follow each other in time."
CREATE TABLE series (
    story       INTEGER NOT NULL,   -- where
    number      INTEGER NOT NULL,   -- from 0
    figure      INTEGER NOT NULL,   -- number of the figure
    explanation TEXT NOT NULL,      -- one line for people
    PRIMARY KEY (story, number),
    FOREIGN KEY (story, figure) REFERENCES figure (story, number)
) STRICT, WITHOUT ROWID;

-- "At this time the claim held."
CREATE TABLE step (
    story  INTEGER NOT NULL,   -- the series: story,
    series INTEGER NOT NULL,   --   number
    number INTEGER NOT NULL,   -- from 0, oldest first
    moment TEXT NOT NULL,      -- when, as shown to people
    claim  INTEGER NOT NULL,   -- number of the claim
    PRIMARY KEY (story, series, number),
    FOREIGN KEY (story, series) REFERENCES series (story, number) ON DELETE CASCADE,
    FOREIGN KEY (story, claim) REFERENCES claim (story, number)
) STRICT, WITHOUT ROWID;

-- "This number gives the value at that time."
CREATE TABLE step_mention (
    story    INTEGER NOT NULL,   -- the step: story,
    series   INTEGER NOT NULL,   --   series,
    step     INTEGER NOT NULL,   --   number
    number   INTEGER NOT NULL,   -- from 0
    document INTEGER NOT NULL,   -- the mention: document,
    start    INTEGER NOT NULL,   --   first byte,
    end      INTEGER NOT NULL,   --   first byte after it
    PRIMARY KEY (story, series, step, number),
    FOREIGN KEY (story, series, step) REFERENCES step (story, series, number) ON DELETE CASCADE,
    FOREIGN KEY (document, start, end) REFERENCES mention (document, start, end)
) STRICT, WITHOUT ROWID;

-- "This document shares text with that one."
CREATE TABLE copying (
    copy     INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- who took over text
    original INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- whom from
    directed INTEGER NOT NULL,   -- whether it is known who copied whom
    evidence TEXT NOT NULL,      -- why they count as one, a line each
    PRIMARY KEY (copy, original)
) STRICT, WITHOUT ROWID;

CREATE INDEX copying_by_original ON copying (original);

-- "This passage stands in both."
CREATE TABLE passage (
    copy           INTEGER NOT NULL,   -- the copying: copy,
    original       INTEGER NOT NULL,   --   original
    number         INTEGER NOT NULL,   -- from 0, in order of the copy
    copy_start     INTEGER NOT NULL,   -- first byte in the copy
    copy_end       INTEGER NOT NULL,   -- first byte after it
    original_start INTEGER NOT NULL,   -- first byte in the original
    original_end   INTEGER NOT NULL,   -- first byte after it
    PRIMARY KEY (copy, original, number),
    FOREIGN KEY (copy, original) REFERENCES copying (copy, original) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- "This name stands behind the document." Only for documents behind which another than their own
-- source stands.
CREATE TABLE originator (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- which
    number   INTEGER NOT NULL,   -- from 0
    name     TEXT NOT NULL,      -- an outlet or agency
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- "This stretch of the document comes from somewhere else than the rest of it."
CREATE TABLE borrowed (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE, -- which
    number   INTEGER NOT NULL,   -- from 0; of several that hold a place the first counts
    start    INTEGER NOT NULL,   -- first byte
    end      INTEGER NOT NULL,   -- first byte after it
    names    TEXT NOT NULL,      -- who stands behind it, a name a line
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
