//! Defines [`faults`], which holds a value against a JSON Schema.
//!
//! It knows the keywords that our schemas use and stops at any other, so that no rule goes unheld. It is
//! stricter than the standard in one point: a field that the schema does not describe is a fault.

use serde_json::{Map, Value};

/// The only pattern our schemas have, which spares a library for regular expressions.
const HEXADECIMAL: &str = "^[0-9a-f]{16}$";

/// Returns what is wrong with a value, each with the place it stands at.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut holder = Holder { root: schema, faults: Vec::new() };
    holder.hold(schema, value, "");
    holder.faults
}

struct Holder<'a> {
    root: &'a Value,
    faults: Vec<String>,
}

impl Holder<'_> {
    fn hold(&mut self, schema: &Value, value: &Value, at: &str) {
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            match keyword.as_str() {
                "$schema" | "$defs" | "description" | "format" | "properties" | "default" => {}
                "$ref" => {
                    let path = rule.as_str().unwrap().strip_prefix('#').unwrap();
                    self.hold(self.root.pointer(path).expect(path), value, at);
                }
                "type" => self.require(typed(rule, value), || format!("{at}: {value} is not {rule}")),
                "enum" => {
                    let known = rule.as_array().unwrap().contains(value);
                    self.require(known, || format!("{at}: {value} is not one of {rule}"));
                }
                "const" => self.require(rule == value, || format!("{at}: {value} is not {rule}")),
                "minimum" => {
                    let fits = value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap());
                    self.require(fits, || format!("{at}: {value} is below {rule}"));
                }
                "pattern" => {
                    assert_eq!(rule, HEXADECIMAL);
                    let fits = |text: &str| {
                        text.len() == 16
                            && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
                    };
                    self.require(value.as_str().is_none_or(fits), || format!("{at}: {value} is not {rule}"));
                }
                "items" => {
                    for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                        self.hold(rule, value, &format!("{at}/{index}"));
                    }
                }
                "required" => {
                    for name in rule.as_array().unwrap().iter().filter_map(Value::as_str) {
                        self.require(value.get(name).is_some(), || format!("{at}: {name} is missing"));
                    }
                }
                "anyOf" | "oneOf" => {
                    let holds = |rule: &&Value| {
                        let mut holder = Holder { root: self.root, faults: Vec::new() };
                        holder.hold(rule, value, at);
                        holder.faults.is_empty()
                    };
                    let many = rule.as_array().unwrap().iter().filter(holds).count();
                    let fits = many == 1 || many > 1 && keyword == "anyOf";
                    self.require(fits, || format!("{at}: {many} of the choices hold"));
                }
                other => panic!("{at}: the keyword {other} is not known"),
            }
        }
        if let (Some(properties), Some(object)) = (schema.get("properties"), value.as_object()) {
            self.fields(properties.as_object().unwrap(), object, at);
        }
    }

    fn fields(&mut self, properties: &Map<String, Value>, object: &Map<String, Value>, at: &str) {
        for (name, value) in object {
            match properties.get(name) {
                Some(schema) => self.hold(schema, value, &format!("{at}/{name}")),
                None => self.faults.push(format!("{at}: {name} is not described")),
            }
        }
    }

    fn require(&mut self, holds: bool, fault: impl Fn() -> String) {
        if !holds {
            self.faults.push(fault());
        }
    }
}

fn typed(rule: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other} is not known"),
    };
    match rule {
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        name => is(name.as_str().unwrap()),
    }
}
