-- Names that very many documents around a day share. All documents are put into stories anew.

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
UPDATE mention SET claim = NULL WHERE claim IS NOT NULL;
DELETE FROM story_key;
INSERT INTO story_words (story_words) VALUES ('delete-all');

-- "So many documents of this period have this name that it reaches fewer days." Only names that are worn.
CREATE TABLE worn (
    bucket INTEGER NOT NULL,   -- as in story_key, of the roles 2 and 3
    hash   INTEGER NOT NULL,   -- as in story_key
    wear   INTEGER NOT NULL,   -- how often the days it reaches are halved, 1 or more
    PRIMARY KEY (bucket, hash)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE waiting AS SELECT document, unread FROM pending;
DROP TABLE pending;

-- "This document awaits being put into a story."
CREATE TABLE pending (
    document INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE, -- which
    unread   INTEGER NOT NULL,   -- whether it must be read anew first
    rows     INTEGER NOT NULL    -- what it has in story_key: 0 nothing, 1 perhaps not what it should, 2 what
                                 -- it should
) STRICT;
CREATE INDEX pending_rows ON pending (document) WHERE rows < 2;

INSERT INTO pending (document, unread, rows)
    SELECT key, ifnull((SELECT unread FROM waiting w WHERE w.document = d.key), 0), 0 FROM document d;
DROP TABLE waiting;
