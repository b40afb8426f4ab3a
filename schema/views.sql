-- Views for people: everything spelt out, spans replaced by the text they quote. Made anew with each
-- change of the schema.

DROP VIEW IF EXISTS conflict_side;
DROP VIEW IF EXISTS figure_value;
DROP VIEW IF EXISTS claim_sentence;
DROP VIEW IF EXISTS mention_sentence;

-- Every number with its sentence. substr() on text counts characters, spans count bytes: hence BLOB.
CREATE VIEW mention_sentence AS
SELECT
    s.name AS source,
    d.name AS document,
    d.published AS published,
    m.start AS start,
    m.end AS end,
    CAST(substr(CAST(d.text AS BLOB), m.start + 1, m.end - m.start) AS TEXT) AS number,
    m.low AS low,
    m.high AS high,
    u.code AS unit,
    m.counted AS counted,
    m.event AS event,
    m.place AS place,
    m.period AS period,
    m.speaker AS speaker,
    m.modality AS modality,
    CAST(substr(CAST(d.text AS BLOB), m.sentence + 1, m.sentence_end - m.sentence) AS TEXT) AS sentence,
    b.story AS story_key,
    m.claim AS claim_number
FROM mention m
JOIN document d ON d.key = m.document
JOIN source s ON s.key = d.source
JOIN unit u ON u.key = m.unit
LEFT JOIN membership b ON b.document = m.document;

-- Every claim with each sentence that asserts it.
CREATE VIEW claim_sentence AS
SELECT
    printf('%016x', f.id) AS figure,
    f.label AS label,
    printf('%016x', c.id) AS claim,
    c.low AS low,
    c.high AS high,
    m.unit AS unit,
    c.modality AS modality,
    m.source AS source,
    m.document AS document,
    m.published AS published,
    m.speaker AS speaker,
    m.number AS number,
    m.sentence AS sentence
FROM claim c
JOIN figure f ON f.story = c.story AND f.number = c.figure
JOIN mention_sentence m ON m.story_key = c.story AND m.claim_number = c.number;

-- Every figure with the amounts given for it and how many sources print each.
CREATE VIEW figure_value AS
SELECT figure, label, claim, low, high, unit, modality,
    count(*) AS mentions,
    count(DISTINCT source) AS sources
FROM claim_sentence
GROUP BY claim;

-- Every conflict with its sides and the sentences quoted for them.
CREATE VIEW conflict_side AS
SELECT
    printf('%016x', k.id) AS conflict,
    k.kind AS kind,
    k.explanation AS explanation,
    i.number AS side,
    i.label AS says,
    i.originators AS originators,
    s.name AS source,
    d.name AS document,
    CAST(substr(CAST(d.text AS BLOB), m.sentence + 1, m.sentence_end - m.sentence) AS TEXT) AS sentence,
    k.weight AS weight
FROM conflict k
JOIN side i ON i.story = k.story AND i.conflict = k.number
JOIN conflict_mention q ON q.story = k.story AND q.conflict = k.number AND q.side = i.number
JOIN mention m ON m.document = q.document AND m.start = q.start AND m.end = q.end
JOIN document d ON d.key = m.document
JOIN source s ON s.key = d.source;
