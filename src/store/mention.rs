//! Defines how mentions are kept, with the columns of `schema/` in the order they are written.

use super::Error;
use super::quantity::{self, Units};
use super::value::{Reader, int, name, words};
use crate::model::{
    Cell, Counted, DocumentId, Event, Mention, PartOf, Period, Place, Span, Speaker, Structure, Subset,
};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Every column but the claim's number, which is known only later.
const COLUMNS: &str = "document, start, end, sentence, sentence_end,
    low, low_exclusive, high, high_exclusive, unit, per, approximate, precision, kind, direction,
    counted, counted_text, counted_modifiers, counted_person, counted_carried, subset, event, event_class,
    place, place_within, place_origin, period, period_start, period_end, period_minute, period_grain, period_as_of,
    speaker, speaker_start, speaker_end, modality";

const STRUCTURE: &str =
    "list, list_row, list_column, list_label, list_total, list_complete, whole_start, whole_end, complete,
    change_group, change_role, same_as_start, same_as_end, opposes_start, opposes_end";

/// Returns `?, ?, …` for as many columns as the list names.
fn marks(columns: &str) -> String {
    vec!["?"; columns.split(',').count()].join(", ")
}

/// Writes the mentions of a document.
pub(super) fn insert(
    connection: &Connection,
    units: &mut Units,
    document: i64,
    mentions: &[Mention],
) -> Result<(), Error> {
    let into_mention =
        format!("INSERT INTO mention ({COLUMNS}) VALUES ({}) ON CONFLICT DO NOTHING", marks(COLUMNS));
    let columns = format!("document, start, end, {STRUCTURE}");
    let into_structure =
        format!("INSERT INTO structure ({columns}) VALUES ({}) ON CONFLICT DO NOTHING", marks(&columns));
    let mut mention_row = connection.prepare_cached(&into_mention)?;
    let mut structure_row = connection.prepare_cached(&into_structure)?;
    for mention in mentions {
        let unit = units.key(connection, &mention.quantity.unit)?;
        mention_row.execute(params_from_iter(values(document, mention, unit)))?;
        if mention.structure != Structure::default() {
            let key = [document, int(mention.span.start), int(mention.span.end)].map(Value::from);
            structure_row
                .execute(params_from_iter(key.into_iter().chain(structure_values(&mention.structure))))?;
        }
    }
    Ok(())
}

fn values(document: i64, mention: &Mention, unit: i64) -> Vec<Value> {
    let mut values: Vec<Value> = vec![
        document.into(),
        int(mention.span.start).into(),
        int(mention.span.end).into(),
        int(mention.sentence.start).into(),
        int(mention.sentence.end).into(),
    ];
    values.extend(quantity::values(&mention.quantity, unit));
    values.extend([name(&mention.kind).into(), mention.direction.map(|direction| name(&direction)).into()]);
    values.extend(counted_values(mention));
    values.extend(place_values(mention.place.as_ref()));
    values.extend(period_values(mention.period.as_ref()));
    let speaker = mention.speaker.as_ref();
    values.push(speaker.map(|speaker| speaker.name.clone()).into());
    values.extend(span_values(speaker.and_then(|speaker| speaker.span)));
    values.push(name(&mention.modality).into());
    values
}

fn counted_values(mention: &Mention) -> [Value; 8] {
    let counted = mention.counted.as_ref();
    let subset = mention.subset.as_ref().map(|subset| match subset {
        Subset::Others => String::new(),
        Subset::Part(words) => words.clone(),
    });
    let event = mention.event.as_ref();
    [
        counted.map(|counted| counted.lemma.clone()).into(),
        counted.map(|counted| counted.text.clone()).into(),
        counted.and_then(|counted| words(&counted.modifiers)).into(),
        counted.and_then(|counted| counted.person.clone()).into(),
        counted.map(|counted| counted.carried).into(),
        subset.into(),
        event.map(|event| event.lemma.clone()).into(),
        event.and_then(|event| event.class.clone()).into(),
    ]
}

fn place_values(place: Option<&Place>) -> [Value; 3] {
    [
        place.map(|place| place.name.clone()).into(),
        place.and_then(|place| words(&place.within)).into(),
        place.map(|place| name(&place.origin)).into(),
    ]
}

fn period_values(period: Option<&Period>) -> [Value; 6] {
    let day = |day: Option<jiff::civil::Date>| Value::from(day.map(|day| day.to_string()));
    [
        period.map(|period| period.text.clone()).into(),
        day(period.and_then(|period| period.start)),
        day(period.and_then(|period| period.end)),
        period.and_then(|period| period.minute).map(i64::from).into(),
        period.map(|period| name(&period.grain)).into(),
        period.map(|period| period.as_of).into(),
    ]
}

fn span_values(span: Option<Span>) -> [Value; 2] {
    [span.map(|span| int(span.start)).into(), span.map(|span| int(span.end)).into()]
}

fn structure_values(structure: &Structure) -> Vec<Value> {
    let cell = structure.cell.as_ref();
    let mut values: Vec<Value> = vec![
        cell.map(|cell| int(cell.list)).into(),
        cell.map(|cell| int(cell.row)).into(),
        cell.map(|cell| int(cell.column)).into(),
        cell.and_then(|cell| cell.label.clone()).into(),
        cell.map(|cell| cell.total).into(),
        cell.map(|cell| cell.complete).into(),
    ];
    values.extend(span_values(structure.part_of.map(|part| part.whole)));
    values.push(structure.part_of.map(|part| part.complete).into());
    values.push(structure.change.map(|(group, _)| int(group)).into());
    values.push(structure.change.map(|(_, role)| name(&role)).into());
    values.extend(span_values(structure.same_as));
    values.extend(span_values(structure.opposes));
    values
}

/// A mention with the number of its claim within its document's story.
pub(super) type Claimed = (Mention, Option<usize>);

/// Reads the mentions of a document in order of the text.
pub(super) fn read(
    connection: &Connection,
    units: &mut Units,
    document: (i64, DocumentId),
    text: &str,
) -> Result<Vec<Claimed>, Error> {
    let structure: Vec<String> = STRUCTURE.split(',').map(|column| format!("s.{}", column.trim())).collect();
    let mention: Vec<String> = COLUMNS.split(',').map(|column| format!("m.{}", column.trim())).collect();
    let select = format!(
        "SELECT {}, m.claim, {} FROM mention m LEFT JOIN structure s
         ON s.document = m.document AND s.start = m.start AND s.end = m.end
         WHERE m.document = ?1 ORDER BY m.start, m.end",
        mention.join(", "),
        structure.join(", ")
    );
    let mut statement = connection.prepare_cached(&select)?;
    let mut rows = statement.query([document.0])?;
    let mut mentions = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "mention");
        mentions.push(mention_of(&mut reader, connection, units, document.1, text)?);
    }
    Ok(mentions)
}

fn mention_of(
    reader: &mut Reader<'_, '_>,
    connection: &Connection,
    units: &mut Units,
    document: DocumentId,
    text: &str,
) -> Result<Claimed, Error> {
    let _key: i64 = reader.get()?;
    let (span, sentence) = (reader.span()?, reader.span()?);
    let quantity = quantity::read(reader, connection, units)?;
    let (kind, direction) = (reader.variant()?, reader.optional_variant()?);
    let (counted, subset) = (counted(reader)?, subset(reader)?);
    let event = event(reader)?;
    let (place, period, speaker) = (place(reader)?, period(reader)?, speaker(reader)?);
    let modality = reader.variant()?;
    let claim = reader.optional_size()?;
    let structure = structure(reader)?;
    let mention = Mention {
        kind,
        direction,
        counted,
        subset,
        event,
        place,
        period,
        speaker,
        modality,
        structure,
        ..Mention::bare(document, text, span, sentence, quantity)
    };
    Ok((mention, claim))
}

fn counted(reader: &mut Reader<'_, '_>) -> Result<Option<Counted>, Error> {
    let (lemma, text): (Option<String>, Option<String>) = (reader.get()?, reader.get()?);
    let (modifiers, person) = (reader.words()?, reader.get()?);
    let carried: Option<bool> = reader.get()?;
    let both = lemma.zip(text);
    Ok(both.map(|(lemma, text)| Counted {
        lemma,
        text,
        modifiers,
        person,
        carried: carried.unwrap_or_default(),
    }))
}

fn subset(reader: &mut Reader<'_, '_>) -> Result<Option<Subset>, Error> {
    let words: Option<String> = reader.get()?;
    Ok(words.map(|words| if words.is_empty() { Subset::Others } else { Subset::Part(words) }))
}

fn event(reader: &mut Reader<'_, '_>) -> Result<Option<Event>, Error> {
    let (lemma, class): (Option<String>, _) = (reader.get()?, reader.get()?);
    Ok(lemma.map(|lemma| Event { lemma, class }))
}

fn place(reader: &mut Reader<'_, '_>) -> Result<Option<Place>, Error> {
    let name: Option<String> = reader.get()?;
    let (within, origin) = (reader.words()?, reader.optional_variant()?);
    Ok(name.zip(origin).map(|(name, origin)| Place { name, within, origin }))
}

fn period(reader: &mut Reader<'_, '_>) -> Result<Option<Period>, Error> {
    let text: Option<String> = reader.get()?;
    let (start, end) = (reader.day()?, reader.day()?);
    let minute: Option<u16> = reader.get()?;
    let grain = reader.optional_variant()?;
    let as_of: Option<bool> = reader.get()?;
    let both = text.zip(grain);
    Ok(both.map(|(text, grain)| Period { text, start, end, minute, grain, as_of: as_of.unwrap_or_default() }))
}

fn speaker(reader: &mut Reader<'_, '_>) -> Result<Option<Speaker>, Error> {
    let name: Option<String> = reader.get()?;
    let span = reader.optional_span()?;
    Ok(name.map(|name| Speaker { name, span }))
}

fn structure(reader: &mut Reader<'_, '_>) -> Result<Structure, Error> {
    let (list, row, column) = (reader.optional_size()?, reader.optional_size()?, reader.optional_size()?);
    let label = reader.get()?;
    let (total, complete): (Option<bool>, Option<bool>) = (reader.get()?, reader.get()?);
    let place = list.zip(row).zip(column);
    let (total, complete) = (total.unwrap_or_default(), complete.unwrap_or_default());
    let cell = place.map(|((list, row), column)| Cell { list, row, column, label, total, complete });
    let (whole, complete) = (reader.optional_span()?, reader.get::<Option<bool>>()?);
    let part_of = whole.map(|whole| PartOf { whole, complete: complete.unwrap_or_default() });
    let (group, role) = (reader.optional_size()?, reader.optional_variant()?);
    let (same_as, opposes) = (reader.optional_span()?, reader.optional_span()?);
    Ok(Structure { cell, part_of, change: group.zip(role), same_as, opposes })
}

/// Writes which claim a mention belongs to.
pub(super) fn set_claim(connection: &Connection, document: i64, span: Span, claim: i64) -> Result<(), Error> {
    let update = "UPDATE mention SET claim = ?4 WHERE document = ?1 AND start = ?2 AND end = ?3";
    let mut statement = connection.prepare_cached(update)?;
    statement.execute([document, int(span.start), int(span.end), claim])?;
    Ok(())
}
