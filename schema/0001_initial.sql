-- Ground tables: what was read and what people decided. Everything else is computed from them.

-- An outlet that publishes documents.
CREATE TABLE source (
    key  INTEGER PRIMARY KEY,  -- number within this file, in order of arrival; never shown
    name TEXT NOT NULL UNIQUE  -- as the document names it
) STRICT;

-- "Source S published this text under this title at this address on this day."
CREATE TABLE document (
    key       INTEGER PRIMARY KEY,                     -- number within this file, in order of arrival; never shown
    id        INTEGER NOT NULL UNIQUE,                 -- XXH3-64 of the content, as a signed number
    name      TEXT NOT NULL,                           -- path below the folder given, or the id of a JSON line
    source    INTEGER NOT NULL REFERENCES source (key),
    title     TEXT,                                    -- headline
    author    TEXT,                                    -- as the byline has it
    url       TEXT,                                    -- address
    published TEXT,                                    -- day, ISO 8601
    header    INTEGER NOT NULL CHECK (header >= 0),    -- bytes of front matter at the start of the text
    text      TEXT NOT NULL                            -- byte for byte as read; spans are byte offsets into it
) STRICT;

CREATE INDEX document_by_source ON document (source);
CREATE INDEX document_by_name ON document (name);

-- "A person ruled that these mentions are / are not the same, do not conflict, or are misread."
CREATE TABLE judgement (
    key         INTEGER PRIMARY KEY,           -- in order of arrival
    left_id     INTEGER NOT NULL,              -- mention identifier
    right_id    INTEGER,                       -- the other mention, for rulings about two
    ruling      TEXT NOT NULL CHECK (ruling IN ('same', 'different', 'no_conflict', 'misread')),
    note        TEXT,                          -- why, in the person's words
    retired     INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)) -- 1: taken back later
) STRICT;
