-- Changed articles at the same address: all versions are kept, the newest counts.

-- "This version was replaced by that one." Derived; a document without a row is the newest of its address.
CREATE TABLE superseded (
    document INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE, -- which
    newest   INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE     -- the version that counts
) STRICT;

CREATE INDEX superseded_by_newest ON superseded (newest);

-- The versions of an address, in order of arrival.
CREATE INDEX document_by_url ON document (url, key) WHERE url IS NOT NULL;

-- What was stored before has to be looked at again where an address stands twice.
INSERT INTO pending (document, unread)
    SELECT key, 0 FROM document WHERE url IN (SELECT url FROM document GROUP BY url HAVING count(*) > 1)
    ON CONFLICT DO NOTHING;

-- "The figures of this story speak of these words and amounts." The row number is the story's key; an
-- index only, nothing can be read back from it. Finds the stories a question may be about.
CREATE VIRTUAL TABLE story_words USING fts5 (
    words,                     -- lemmas and words of its figures and their sentences, and its amounts
    content = '', contentless_delete = 1, detail = 'none', tokenize = 'unicode61 remove_diacritics 0'
);

-- Every word of story_words with how many stories have it.
CREATE VIRTUAL TABLE story_vocabulary USING fts5vocab (story_words, row);

-- Stories that were compared before have no words yet.
UPDATE story SET stale = 1;
