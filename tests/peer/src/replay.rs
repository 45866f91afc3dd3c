// SPDX-License-Identifier: GPL-3.0-or-later
//! Replays a script: one report line for each line. Each opening starts a new runtime, so that the engine
//! sees a new process and its metrics begin at zero.

use crate::{
    engines::{Archive, Engine, Freezer, Outcome, Settings, Wanted},
    files,
    values::{number, to_u64, Codec, Items, Value},
};
use commonware_runtime::{
    tokio::{Config, Context, Runner},
    Metrics, Runner as _,
};
use futures::FutureExt;
use serde_json::{json, Map, Value as Json};
use sha2::{Digest, Sha256};
use std::{collections::HashMap, future::Future, panic::AssertUnwindSafe, path::Path, time::Duration};

/// Longer than any operation that ends, on a busy machine too. The report ends with one that does not. A walk that
/// never waits for a file cannot be stopped in this way: whoever replays a script kills the process then.
const PATIENCE: Duration = Duration::from_secs(60);
const ENDLESS: &str = "endless: the engine did not come back";

macro_rules! with_engine {
    ($settings:expr, $engine:ident => $body:expr) => {{
        macro_rules! sized {
            ($family:ident) => {
                match $settings.number("key_size")? {
                    4 => { type $engine = $family<4>; $body }
                    8 => { type $engine = $family<8>; $body }
                    16 => { type $engine = $family<16>; $body }
                    20 => { type $engine = $family<20>; $body }
                    32 => { type $engine = $family<32>; $body }
                    64 => { type $engine = $family<64>; $body }
                    other => Err(format!("config: key_size {other} is not one of 4, 8, 16, 20, 32, 64")),
                }
            };
        }
        match $settings.0["engine"].as_str() {
            Some("archive") => sized!(Archive),
            Some("freezer") => sized!(Freezer),
            _ => Err("config: engine must be archive or freezer".to_string()),
        }
    }};
}

/// The report of a script, line by line. An error only for a script that cannot be read.
pub fn replay(dir: &Path, script: &str) -> Outcome<Vec<Json>> {
    let lines = script.lines().filter(|l| !l.trim().is_empty() && !l.trim_start().starts_with("//"));
    let parse = |line: &str| serde_json::from_str::<Json>(line).map_err(|e| format!("{line}: {e}"));
    let mut lines = lines.map(parse).collect::<Outcome<Vec<_>>>()?;
    if lines.is_empty() {
        return Err("the script is empty".into());
    }
    let settings = Settings(lines.remove(0));
    std::fs::create_dir_all(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let codec = settings.codec()?;
    let checkpoint = settings.0["checkpoint"].as_str().map(Into::into);
    let mut replay = Replay {
        dir,
        key_size: settings.number("key_size")? as usize,
        codec,
        opening: Some(Opening { n: 0, op: "open".into(), result: Map::new(), checkpoint }),
        settings: settings.clone(),
        ops: lines,
        next: 0,
        ended: false,
        report: Vec::new(),
        cursors: HashMap::new(),
        last_checkpoint: None,
    };
    with_engine!(settings, E => {
        while !replay.ended && (replay.opening.is_some() || replay.next < replay.ops.len()) {
            runner(dir).start(|context| replay.session::<E>(context));
        }
        Ok(replay.report)
    })
}

fn runner(dir: &Path) -> Runner {
    Runner::new(Config::new().with_storage_directory(dir))
}

/// Turns an abort of the engine, or a loop without end, into an error.
async fn guarded<T>(work: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let work = AssertUnwindSafe(tokio::time::timeout(PATIENCE, work)).catch_unwind().await;
    match work {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(ENDLESS.into()),
        Err(payload) => {
            let owned = payload.downcast_ref::<String>().map(String::as_str);
            let text = owned.or(payload.downcast_ref::<&str>().copied());
            Err(format!("panic: {}", text.unwrap_or_default()))
        }
    }
}

fn metrics(context: &Context, settings: &Settings) -> Option<Json> {
    let wanted = &settings.0["metrics"];
    let all = wanted == "all";
    if !all && wanted != &Json::Bool(true) {
        return None;
    }
    let text = context.encode();
    let shown = text.lines().filter(|l| !l.starts_with('#') && (all || !l.starts_with("runtime_")));
    let pairs = shown.filter_map(|l| l.rsplit_once(' '));
    let pair = |(name, value): (&str, &str)| {
        let number = value.parse::<i64>().map(Json::from);
        (name.to_string(), number.unwrap_or_else(|_| json!(value.parse::<f64>().unwrap_or(0.0))))
    };
    Some(Json::Object(pairs.map(pair).collect()))
}

fn checkpoint_json(bytes: &[u8]) -> Json {
    let field = |at: usize, size: usize| bytes[at..at + size].iter().fold(0, |n, b| n << 8 | u64::from(*b));
    json!({
        "epoch": number(field(0, 8)),
        "section": number(field(8, 8)),
        "oversized_size": number(field(16, 8)),
        "table_size": field(24, 4),
        "hex": hex::encode(bytes),
    })
}

fn optional(n: Option<u64>) -> Json {
    n.map_or(Json::Null, number)
}

/// What the line that opens the store next has to report.
struct Opening {
    n: usize,
    op: String,
    result: Map<String, Json>,
    checkpoint: Option<String>,
}

struct Replay<'a> {
    dir: &'a Path,
    key_size: usize,
    codec: Codec,
    settings: Settings,
    ops: Vec<Json>,
    next: usize,
    opening: Option<Opening>,
    ended: bool,
    report: Vec<Json>,
    cursors: HashMap<usize, Vec<u8>>,
    last_checkpoint: Option<String>,
}

/// How a check_random line went.
#[derive(Default)]
struct Tally {
    found: u64,
    missing: u64,
    different: u64,
    errors: u64,
    first_error: Option<String>,
}

impl Tally {
    fn add(&mut self, expected: &Value, got: Outcome<Option<Value>>) {
        match got {
            Ok(None) => self.missing += 1,
            Ok(Some(value)) if value == *expected => self.found += 1,
            Ok(Some(_)) => self.different += 1,
            Err(e) => {
                self.errors += 1;
                self.first_error.get_or_insert(e);
            }
        }
    }

    fn json(&self) -> Json {
        json!({
            "found": self.found,
            "missing": self.missing,
            "different": self.different,
            "errors": self.errors,
            "first_error": self.first_error,
        })
    }
}

impl Replay<'_> {
    fn line(&mut self, context: &Context, n: usize, op: &str, outcome: Outcome<Json>) {
        self.ended |= outcome.as_ref().is_err_and(|e| e == ENDLESS);
        let mut line = match outcome {
            Ok(result) => json!({ "n": n, "op": op, "result": result }),
            Err(error) => json!({ "n": n, "op": op, "error": error }),
        };
        if let Some(metrics) = metrics(context, &self.settings) {
            line["metrics"] = metrics;
        }
        self.report.push(line);
    }

    /// From one opening of the store to the next.
    async fn session<E: Engine>(&mut self, context: Context) {
        let mut store = None;
        if let Some(opening) = self.opening.take() {
            let settings = self.settings.clone();
            let opened = guarded(E::open(context.clone(), &settings, opening.checkpoint.as_deref())).await;
            let outcome = opened.map(|engine: E| {
                store = Some(engine);
                let mut result = opening.result;
                if let Some(checkpoint) = opening.checkpoint {
                    result.insert("with_checkpoint".into(), json!(checkpoint));
                }
                Json::Object(result)
            });
            self.line(&context, opening.n, &opening.op, outcome);
        }
        while !self.ended && self.next < self.ops.len() {
            let op = self.ops[self.next].clone();
            self.next += 1;
            let name = op["op"].as_str().unwrap_or_default().to_string();
            if matches!(name.as_str(), "open" | "restart" | "crash") {
                match self.begin_opening(&name, &op, &mut store).await {
                    Ok(()) => return,
                    Err(e) => self.line(&context, self.next, &name, Err(e)),
                }
                continue;
            }
            let outcome = self.apply(&name, &op, &mut store).await;
            self.line(&context, self.next, &name, outcome);
        }
    }

    /// Lets go of the store as the operation says, and notes how it is opened again.
    async fn begin_opening<E: Engine>(&mut self, name: &str, op: &Json, store: &mut Option<E>) -> Outcome<()> {
        let mut result = Map::new();
        match (name, store.take()) {
            ("open", Some(engine)) => {
                *store = Some(engine);
                return Err("the store is already open".into());
            }
            ("restart", None) => return Err("the store is not open".into()),
            ("restart", Some(engine)) => match guarded(engine.close()).await {
                Ok(Some(checkpoint)) => {
                    result.insert("closed".into(), checkpoint_json(&checkpoint));
                    self.last_checkpoint = Some(hex::encode(checkpoint));
                }
                Ok(None) => {}
                Err(e) if e == ENDLESS => return Err(e),
                Err(e) => {
                    result.insert("close_error".into(), json!(e));
                }
            },
            _ => {}
        }
        if let Some(changes) = op["config"].as_object() {
            for (field, value) in changes {
                self.settings.0[field] = value.clone();
            }
            self.codec = self.settings.codec()?;
        }
        let checkpoint = match op["checkpoint"].as_str() {
            None | Some("last") => self.last_checkpoint.clone(),
            Some("none") => None,
            Some(hex) => Some(hex.to_string()),
        };
        self.opening = Some(Opening { n: self.next, op: name.into(), result, checkpoint });
        Ok(())
    }

    async fn apply<E: Engine>(&mut self, name: &str, op: &Json, store: &mut Option<E>) -> Outcome<Json> {
        let path = || self.dir.join(op["path"].as_str().unwrap_or_default());
        match name {
            "files" => return files::table(self.dir).map_err(|e| e.to_string()),
            "truncate_file" => {
                let cut = files::truncate(&path(), op["drop"].as_u64(), op["to"].as_u64());
                return cut.map_err(|e| e.to_string());
            }
            "flip_byte" => {
                let (offset, xor) = (op["offset"].as_i64().unwrap_or(0), op["xor"].as_u64().unwrap_or(0));
                return files::flip(&path(), offset, xor as u8).map_err(|e| e.to_string());
            }
            "close" | "drop" | "destroy" => {
                let engine = store.take().ok_or("the store is not open")?;
                return self.finish(name, engine).await;
            }
            _ => {}
        }
        let engine = store.as_mut().ok_or("the store is not open")?;
        let outcome = guarded(self.operate(name, op, engine)).await;
        let aborted = outcome.as_ref().is_err_and(|e| e.starts_with("panic: "));
        if aborted && matches!(name, "put" | "put_sync" | "put_random" | "sync" | "prune") {
            *store = None; // in no known state
        }
        outcome
    }

    async fn finish<E: Engine>(&mut self, name: &str, engine: E) -> Outcome<Json> {
        match name {
            "close" => {
                let Some(checkpoint) = guarded(engine.close()).await? else { return Ok(Json::Null) };
                self.last_checkpoint = Some(hex::encode(&checkpoint));
                Ok(json!({ "checkpoint": checkpoint_json(&checkpoint) }))
            }
            "destroy" => {
                guarded(engine.destroy()).await?;
                self.last_checkpoint = None;
                Ok(Json::Null)
            }
            _ => Ok(Json::Null),
        }
    }

    fn key(&self, op: &Json) -> Outcome<Vec<u8>> {
        let key = op["key"].as_str().ok_or("the key is missing")?;
        match key.strip_prefix("text:") {
            Some(text) => {
                let mut bytes = text.as_bytes().to_vec();
                bytes.resize(bytes.len().max(self.key_size), 0);
                Ok(bytes)
            }
            None => hex::decode(key).map_err(|e| format!("key {key:?}: {e}")),
        }
    }

    fn wanted(&self, op: &Json) -> Outcome<Wanted> {
        if let Some(index) = to_u64(&op["index"]) {
            return Ok(Wanted::Index(index));
        }
        if let Some(n) = op["cursor_of"].as_u64() {
            let cursor = self.cursors.get(&(n as usize));
            return Ok(Wanted::Cursor(cursor.ok_or(format!("operation {n} returned no cursor"))?.clone()));
        }
        if let Some(text) = op["cursor"].as_str() {
            return Ok(Wanted::Cursor(hex::decode(text).map_err(|e| format!("cursor {text:?}: {e}"))?));
        }
        Ok(Wanted::Key(self.key(op)?))
    }

    async fn operate<E: Engine>(&mut self, name: &str, op: &Json, engine: &mut E) -> Outcome<Json> {
        Ok(match name {
            "put" => self.put(op, engine).await?,
            "put_sync" => {
                let cursor = self.put(op, engine).await?;
                let mut synced = self.sync(engine).await?;
                if synced.is_object() {
                    synced["cursor"] = cursor;
                }
                synced
            }
            "put_random" => self.put_random(op, engine).await?,
            "check_random" => self.check_random(op, engine).await?,
            "get" => engine.get(&self.wanted(op)?).await?.map_or(Json::Null, |v| v.to_json()),
            "has" => json!(engine.has(&self.wanted(op)?).await?),
            "sync" => self.sync(engine).await?,
            "prune" => {
                engine.prune(to_u64(&op["min"]).ok_or("min is missing")?).await?;
                Json::Null
            }
            "next_gap" => {
                let (end, next) = engine.next_gap(to_u64(&op["index"]).ok_or("index is missing")?)?;
                json!([optional(end), optional(next)])
            }
            "missing_items" => {
                let start = to_u64(&op["start"]).ok_or("start is missing")?;
                let max = op["max"].as_u64().ok_or("max is missing")?;
                Json::Array(engine.missing(start, max as usize)?.into_iter().map(number).collect())
            }
            "ranges" => pairs(&engine.extent("Ranges")?.ranges),
            "first_index" => optional(engine.extent("FirstIndex")?.first),
            "last_index" => optional(engine.extent("LastIndex")?.last),
            _ => return Err(format!("no such operation: {name}")),
        })
    }

    async fn put<E: Engine>(&mut self, op: &Json, engine: &mut E) -> Outcome<Json> {
        let key = self.key(op)?;
        let value = Value::from_json(self.codec, &op["value"])?;
        Ok(match engine.put(to_u64(&op["index"]), &key, value).await? {
            None => Json::Null,
            Some(cursor) => {
                let text = json!(hex::encode(&cursor));
                self.cursors.insert(self.next, cursor);
                text
            }
        })
    }

    /// Freezer: the checkpoint, and whether the table's file has more buckets than it says.
    async fn sync<E: Engine>(&mut self, engine: &mut E) -> Outcome<Json> {
        let Some(checkpoint) = engine.sync().await? else { return Ok(Json::Null) };
        self.last_checkpoint = Some(hex::encode(&checkpoint));
        let checkpoint = checkpoint_json(&checkpoint);
        let table = self.dir.join(self.settings.string("table_partition")?).join(hex::encode("table"));
        let buckets = table.metadata().ok().map(|m| m.len().saturating_sub(8) / 58);
        Ok(json!({
            "checkpoint": checkpoint,
            "table_entries_on_disk": buckets,
            "resizing": buckets.map(|n| Some(n) != checkpoint["table_size"].as_u64()),
        }))
    }

    async fn put_random<E: Engine>(&mut self, op: &Json, engine: &mut E) -> Outcome<Json> {
        let sync_every = op["sync_every"].as_u64();
        let items = Items::parse(op, self.codec, self.key_size)?;
        let count = items.count;
        let (mut hash, mut last, mut syncs) = (Sha256::new(), Json::Null, Vec::new());
        let freezer = self.settings.0["engine"] == "freezer";
        for (i, (index, key, value)) in items.enumerate() {
            let put = engine.put(Some(index), &key, value).await;
            if let Some(cursor) = put.map_err(|e| format!("item {i}: {e}"))? {
                hash.update(&cursor);
                last = json!(hex::encode(&cursor));
                self.cursors.insert(self.next, cursor);
            }
            if sync_every.is_some_and(|every| (i as u64 + 1).is_multiple_of(every)) {
                syncs.push(self.sync(engine).await?);
            }
        }
        Ok(match freezer {
            false => json!({ "count": count }),
            true => json!({
                "count": count,
                "last_cursor": last,
                "cursors_sha256": hex::encode(hash.finalize()),
                "syncs": syncs,
            }),
        })
    }

    async fn check_random<E: Engine>(&mut self, op: &Json, engine: &mut E) -> Outcome<Json> {
        let archive = self.settings.0["engine"] == "archive";
        let (mut by_index, mut by_key) = (Tally::default(), Tally::default());
        for (index, key, value) in Items::parse(op, self.codec, self.key_size)? {
            if archive {
                by_index.add(&value, engine.get(&Wanted::Index(index)).await);
            }
            by_key.add(&value, engine.get(&Wanted::Key(key)).await);
        }
        Ok(match archive {
            true => json!({ "by_index": by_index.json(), "by_key": by_key.json() }),
            false => json!({ "by_key": by_key.json() }),
        })
    }
}

fn pairs(ranges: &[(u64, u64)]) -> Json {
    ranges.iter().map(|(first, last)| json!([number(*first), number(*last)])).collect()
}

/// What a store holds, as the engine reads it: a summary, every item by index (archive), then `keys`.
pub fn dump(
    dir: &Path,
    config: &Json,
    checkpoint: Option<String>,
    keys: &[Vec<u8>],
    close: bool,
) -> Outcome<Vec<Json>> {
    let settings = Settings(config.clone());
    with_engine!(settings, E => {
        runner(dir).start(|context| dump_session::<E>(context, &settings, checkpoint, keys, close))
    })
}

async fn dump_session<E: Engine>(
    context: Context,
    settings: &Settings,
    checkpoint: Option<String>,
    keys: &[Vec<u8>],
    close: bool,
) -> Outcome<Vec<Json>> {
    let opened = guarded(E::open(context.clone(), settings, checkpoint.as_deref())).await;
    let engine = opened.map_err(|e| format!("open failed: {e}"))?;
    let mut lines = Vec::new();
    let mut wanted = Vec::new();
    match engine.extent("Ranges") {
        Err(_) => lines.push(json!({ "summary": { "engine": "freezer", "keys_asked": keys.len() } })),
        Ok(extent) => {
            let items: u64 = extent.ranges.iter().map(|(first, last)| last - first + 1).sum();
            lines.push(json!({ "summary": {
                "engine": "archive",
                "items": items,
                "first_index": optional(extent.first),
                "last_index": optional(extent.last),
                "ranges": pairs(&extent.ranges),
            }}));
            wanted.extend(extent.ranges.iter().flat_map(|(first, last)| (*first..=*last).map(Wanted::Index)));
        }
    }
    wanted.extend(keys.iter().cloned().map(Wanted::Key));
    for one in &wanted {
        let mut line = match one {
            Wanted::Index(index) => json!({ "index": number(*index) }),
            Wanted::Key(key) | Wanted::Cursor(key) => json!({ "key": hex::encode(key) }),
        };
        match guarded(engine.get(one)).await {
            Ok(value) => line["value"] = value.map_or(Json::Null, |v| v.to_json()),
            Err(e) => line["error"] = json!(e),
        }
        lines.push(line);
    }
    if let Some(metrics) = metrics(&context, settings) {
        lines.push(json!({ "metrics": metrics }));
    }
    if close {
        let closed = guarded(engine.close()).await.map_err(|e| format!("close failed: {e}"))?;
        if let Some(checkpoint) = closed {
            lines.push(json!({ "closed": checkpoint_json(&checkpoint) }));
        }
    }
    Ok(lines)
}
