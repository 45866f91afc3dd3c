// SPDX-License-Identifier: GPL-3.0-or-later
//! What a script does to the files themselves: listing them, cutting them, flipping bits.

use serde_json::{json, Value as Json};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

fn walk(at: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(at)? {
        let path = entry?.path();
        match path.is_dir() {
            true => walk(&path, found)?,
            false => found.push(path),
        }
    }
    Ok(())
}

/// Path, size and SHA-256 of every file below `top`, sorted by path.
pub fn table(top: &Path) -> io::Result<Json> {
    let mut paths = Vec::new();
    if top.exists() {
        walk(top, &mut paths)?;
    }
    paths.sort();
    let row = |path: &PathBuf| {
        let bytes = fs::read(path)?;
        let name = path.strip_prefix(top).unwrap_or(path).to_string_lossy();
        Ok(json!({ "path": name, "size": bytes.len(), "sha256": hex::encode(Sha256::digest(&bytes)) }))
    };
    paths.iter().map(row).collect::<io::Result<Vec<_>>>().map(Json::Array)
}

/// Sets the length: `to`, or what is left when `drop` bytes are gone.
pub fn truncate(path: &Path, drop: Option<u64>, to: Option<u64>) -> io::Result<Json> {
    let file = fs::OpenOptions::new().write(true).open(path)?;
    let before = file.metadata()?.len();
    let after = to.unwrap_or(before.saturating_sub(drop.unwrap_or(0)));
    file.set_len(after)?;
    Ok(json!({ "before": before, "after": after }))
}

/// Exclusive-ors one byte; a negative offset counts from the end.
pub fn flip(path: &Path, offset: i64, xor: u8) -> io::Result<Json> {
    let mut bytes = fs::read(path)?;
    let at = if offset < 0 { offset + bytes.len() as i64 } else { offset };
    if at < 0 || at >= bytes.len() as i64 {
        return Err(io::Error::other("offset outside the file"));
    }
    bytes[at as usize] ^= xor;
    fs::write(path, bytes)?;
    Ok(json!({ "offset": at }))
}

pub fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (source, target) = (entry.as_ref().map(|e| e.path()), entry.as_ref().map(|e| to.join(e.file_name())));
        let (Ok(source), Ok(target)) = (source, target) else { continue };
        if source.is_dir() {
            copy_tree(&source, &target)?;
        } else {
            fs::copy(source, target)?;
        }
    }
    Ok(())
}

/// A folder for one dump, removed at the end.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Result<Self, String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("cryo-peer-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
