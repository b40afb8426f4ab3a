-- How weighty a figure is, so that the first of them are found without reading all.

ALTER TABLE figure ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0; -- how many numbers speak of it
ALTER TABLE figure ADD COLUMN disputes INTEGER NOT NULL DEFAULT 0; -- how many conflicts dispute its amount

UPDATE figure SET
    mentions = (SELECT count(*) FROM claim c JOIN membership b ON b.story = c.story
        JOIN mention m ON m.document = b.document AND m.claim = c.number
        WHERE c.story = figure.story AND c.figure = figure.number),
    disputes = (SELECT count(*) FROM conflict_figure d
        JOIN conflict c ON c.story = d.story AND c.number = d.conflict
        WHERE d.story = figure.story AND d.figure = figure.number AND (c.kind <> 'sum' OR d.number = 0));

-- The order in which figures are listed; identifiers have no sign.
CREATE INDEX figure_by_weight ON figure (disputes DESC, mentions DESC, id < 0, id);
