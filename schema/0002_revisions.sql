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
