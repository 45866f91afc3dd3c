// SPDX-License-Identifier: GPL-3.0-or-later
//! Runs the original archive and freezer engines on the scripts that our own engine replays too, so that
//! every answer and every byte can be compared. README.md says what the commands and scripts are.

mod engines;
mod files;
mod replay;
mod values;

use serde_json::{json, Value as Json};
use std::{
    fs,
    io::{self, BufRead, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "usage:
  cryo-peer replay --dir DIR --script FILE [--report FILE]
  cryo-peer batch                 (one {\"dir\",\"script\",\"report\"} a line on standard input)
  cryo-peer dump --dir DIR --config FILE [--keys FILE] [--checkpoint HEX|none] [--in-place] [--close]";

/// The options after the verb: `--name value`, or `--name` alone for flags.
struct Options(Vec<String>);

impl Options {
    fn flag(&self, name: &str) -> bool {
        self.0.iter().any(|a| a == name)
    }

    fn value(&self, name: &str) -> Option<&str> {
        let at = self.0.iter().position(|a| a == name)?;
        self.0.get(at + 1).map(String::as_str)
    }

    fn path(&self, name: &str) -> Result<PathBuf, String> {
        let text = self.value(name).ok_or(format!("{name} is missing\n{USAGE}"))?;
        Ok(PathBuf::from(text))
    }
}

fn lines_to(path: Option<&Path>, lines: &[Json]) -> Result<(), String> {
    let mut text = String::new();
    for line in lines {
        text += &line.to_string();
        text.push('\n');
    }
    match path {
        Some(path) => fs::write(path, text).map_err(|e| format!("{}: {e}", path.display())),
        None => io::stdout().write_all(text.as_bytes()).map_err(|e| e.to_string()),
    }
}

fn replay_file(dir: &Path, script: &Path, report: Option<&Path>) -> Result<(), String> {
    let text = fs::read_to_string(script).map_err(|e| format!("{}: {e}", script.display()))?;
    lines_to(report, &replay::replay(dir, &text)?)
}

/// Keeps one process for many scripts: its start is most of what a short script takes.
fn batch() -> Result<(), String> {
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|e| e.to_string())?;
        let job: Json = serde_json::from_str(&line).map_err(|e| format!("{line}: {e}"))?;
        let path = |name: &str| PathBuf::from(job[name].as_str().unwrap_or_default());
        let done = replay_file(&path("dir"), &path("script"), Some(&path("report")));
        println!("{}", json!({ "error": done.err() }));
        io::stdout().flush().map_err(|e| e.to_string())?;
    }
    Ok(())
}

fn dump(options: &Options) -> Result<(), String> {
    let read = |path: PathBuf| fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()));
    let config: Json = serde_json::from_str(&read(options.path("--config")?)?).map_err(|e| e.to_string())?;
    let keys = match options.value("--keys") {
        Some(path) => read(path.into())?,
        None => String::new(),
    };
    let keys = keys.split_whitespace().map(hex::decode).collect::<Result<Vec<_>, _>>();
    let checkpoint = match options.value("--checkpoint").or(config["checkpoint"].as_str()) {
        None | Some("none") => None,
        Some(text) => Some(text.to_string()),
    };
    let mut dir = options.path("--dir")?;
    let copy = files::Scratch::new()?;
    if !options.flag("--in-place") {
        files::copy_tree(&dir, copy.path()).map_err(|e| format!("{}: {e}", dir.display()))?;
        dir = copy.path().to_path_buf();
    }
    let keys = keys.map_err(|e| e.to_string())?;
    let lines = replay::dump(&dir, &config, checkpoint, &keys, options.flag("--close"))?;
    lines_to(None, &lines)
}

fn main() -> ExitCode {
    // An engine that aborts is a line of the report, not noise on standard error.
    std::panic::set_hook(Box::new(|_| {}));
    let mut arguments = std::env::args().skip(1);
    let verb = arguments.next().unwrap_or_default();
    let options = Options(arguments.collect());
    let outcome = match verb.as_str() {
        "replay" => options.path("--dir").and_then(|dir| {
            replay_file(&dir, &options.path("--script")?, options.value("--report").map(Path::new))
        }),
        "batch" => batch(),
        "dump" => dump(&options),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("cryo-peer: {e}");
            ExitCode::FAILURE
        }
    }
}
