-- How many stand behind a side of which only some are quoted, and what a list leaves out.

ALTER TABLE side ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0; -- how many numbers stand on it, quoted or not
ALTER TABLE side ADD COLUMN outlets INTEGER NOT NULL DEFAULT 0;  -- how many outlets print them
ALTER TABLE conflict ADD COLUMN unlisted INTEGER NOT NULL DEFAULT 0; -- disagreements over its figure that have no row

UPDATE side SET
    mentions = (SELECT count(*) FROM conflict_mention q
        WHERE q.story = side.story AND q.conflict = side.conflict AND q.side = side.number),
    outlets = (SELECT count(DISTINCT d.source) FROM conflict_mention q JOIN document d ON d.key = q.document
        WHERE q.story = side.story AND q.conflict = side.conflict AND q.side = side.number);
