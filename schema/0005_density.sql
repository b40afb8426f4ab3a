-- How many documents there are around each day, on which depends how much two of one story share.

-- "So many documents were published in this period of 64 days." Kept up as documents come and go.
CREATE TABLE density (
    period    INTEGER PRIMARY KEY,          -- Julian day divided by 64; -1000000 for documents without a day
    documents INTEGER NOT NULL,             -- how many there are
    level     INTEGER NOT NULL DEFAULT 0    -- doublings beyond a sparse pile, as the stories were found with
) STRICT;

INSERT INTO density (period, documents)
    SELECT ifnull(CAST(julianday(published) AS INTEGER) / 64, -1000000), count(*) FROM document GROUP BY 1;

-- Of a document only the weightiest names and amounts are kept now (role 0), and full names apart from
-- them (role 3), so all documents are read and put into stories anew.
DELETE FROM story_key;
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
UPDATE mention SET claim = NULL;
INSERT INTO story_words (story_words) VALUES ('delete-all');
INSERT INTO pending (document, unread) SELECT key, 1 FROM document WHERE true
    ON CONFLICT (document) DO UPDATE SET unread = 1;
