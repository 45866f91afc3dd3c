// SPDX-License-Identifier: GPL-3.0-or-later
//! Values, translators and random items, each chosen at run time. The bytes are made by the codecs and
//! translators of the original crates.

use bytes::{Buf, BufMut};
use commonware_codec::{EncodeSize, Error, RangeCfg, Read, ReadExt, Write};
use commonware_storage::translator::{Cap, EightCap, FourCap, OneCap, Translator, TwoCap};
use serde_json::{json, Value as Json};
use sha2::{Digest, Sha256};
use std::hash::{BuildHasher, RandomState};

/// How values are encoded; also the codec's configuration.
#[derive(Clone, Copy)]
pub enum Codec {
    /// Length, then the bytes; with the longest length accepted on reading.
    Bytes(usize),
    Fixed(usize),
    U64,
    I32,
}

impl Codec {
    pub fn parse(name: &str, max: Option<u64>) -> Result<Self, String> {
        Ok(match name {
            "bytes" => Self::Bytes(max.map_or(usize::MAX, |m| m as usize)),
            "fixed32" => Self::Fixed(32),
            "fixed64" => Self::Fixed(64),
            "fixed128" => Self::Fixed(128),
            "u64" => Self::U64,
            "i32" => Self::I32,
            other => return Err(format!("unknown codec {other:?}")),
        })
    }
}

#[derive(Clone, PartialEq)]
pub enum Value {
    Bytes(Vec<u8>),
    Fixed(Vec<u8>),
    U64(u64),
    I32(i32),
}

impl Write for Value {
    fn write(&self, buf: &mut impl BufMut) {
        match self {
            Self::Bytes(bytes) => bytes.write(buf),
            Self::Fixed(bytes) => buf.put_slice(bytes),
            Self::U64(number) => number.write(buf),
            Self::I32(number) => number.write(buf),
        }
    }
}

impl EncodeSize for Value {
    fn encode_size(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.encode_size(),
            Self::Fixed(bytes) => bytes.len(),
            Self::U64(number) => number.encode_size(),
            Self::I32(number) => number.encode_size(),
        }
    }
}

impl Read for Value {
    type Cfg = Codec;

    fn read_cfg(buf: &mut impl Buf, codec: &Codec) -> Result<Self, Error> {
        Ok(match *codec {
            Codec::Bytes(max) => Self::Bytes(Vec::read_cfg(buf, &(RangeCfg::new(0..=max), ()))?),
            Codec::Fixed(size) => {
                if buf.remaining() < size {
                    return Err(Error::EndOfBuffer);
                }
                let mut bytes = vec![0; size];
                buf.copy_to_slice(&mut bytes);
                Self::Fixed(bytes)
            }
            Codec::U64 => Self::U64(u64::read(buf)?),
            Codec::I32 => Self::I32(i32::read(buf)?),
        })
    }
}

/// A u64 as scripts and reports have it: above 2^53 - 1 a decimal string.
pub fn number(n: u64) -> Json {
    if n >> 53 == 0 {
        json!(n)
    } else {
        json!(n.to_string())
    }
}

pub fn to_u64(json: &Json) -> Option<u64> {
    json.as_u64().or_else(|| json.as_str()?.parse().ok())
}

impl Value {
    pub fn from_json(codec: Codec, json: &Json) -> Result<Self, String> {
        let bytes = || {
            let text = json.as_str().ok_or(format!("value {json} is not a hex string"))?;
            hex::decode(text).map_err(|e| format!("value {text:?}: {e}"))
        };
        Ok(match codec {
            Codec::Bytes(_) => Self::Bytes(bytes()?),
            Codec::Fixed(size) => match bytes()? {
                bytes if bytes.len() == size => Self::Fixed(bytes),
                bytes => return Err(format!("value has {} bytes, the codec needs {size}", bytes.len())),
            },
            Codec::U64 => Self::U64(to_u64(json).ok_or(format!("value {json}: {json} is not a u64"))?),
            Codec::I32 => {
                let number = json.as_i64().or_else(|| json.as_str()?.parse().ok());
                let number = number.and_then(|n| i32::try_from(n).ok());
                Self::I32(number.ok_or(format!("value {json} is not an i32"))?)
            }
        })
    }

    pub fn to_json(&self) -> Json {
        match self {
            Self::U64(n) => number(*n),
            Self::I32(n) => json!(n),
            Self::Bytes(bytes) | Self::Fixed(bytes) if bytes.len() <= 64 => json!(hex::encode(bytes)),
            Self::Bytes(bytes) | Self::Fixed(bytes) => {
                json!({ "len": bytes.len(), "sha256": hex::encode(Sha256::digest(bytes)) })
            }
        }
    }
}

/// OneCap … EightCap by the number of bytes that count.
#[derive(Clone)]
pub struct AnyCap(u8, RandomState);

impl AnyCap {
    pub fn parse(name: &str) -> Result<Self, String> {
        let names = ["OneCap", "TwoCap", "Cap3", "FourCap", "Cap5", "Cap6", "Cap7", "EightCap"];
        let at = names.iter().position(|n| *n == name).ok_or(format!("unknown translator {name:?}"))?;
        Ok(Self(at as u8 + 1, RandomState::new()))
    }
}

fn wide<const N: usize>(key: &[u8]) -> u64 {
    Cap::<N>::new().transform(key).inner.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

impl Translator for AnyCap {
    type Key = u64;

    fn transform(&self, key: &[u8]) -> u64 {
        match self.0 {
            1 => OneCap.transform(key).into(),
            2 => TwoCap.transform(key).into(),
            3 => wide::<3>(key),
            4 => FourCap.transform(key).into(),
            5 => wide::<5>(key),
            6 => wide::<6>(key),
            7 => wide::<7>(key),
            _ => EightCap.transform(key),
        }
    }
}

impl BuildHasher for AnyCap {
    type Hasher = <RandomState as BuildHasher>::Hasher;

    fn build_hasher(&self) -> Self::Hasher {
        self.1.build_hasher()
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E3779B97F4A7C15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58476D1CE4E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D049BB133111EB);
        z ^ z >> 31
    }

    /// The outputs in a row as little-endian bytes; what is left of the last one is thrown away.
    fn bytes(&mut self, count: usize) -> Vec<u8> {
        let words = (0..count.div_ceil(8)).flat_map(|_| self.next().to_le_bytes());
        let mut bytes: Vec<u8> = words.collect();
        bytes.truncate(count);
        bytes
    }
}

/// The items of a put_random or check_random line. The README of the script language fixes the derivation.
pub struct Items {
    codec: Codec,
    key_size: usize,
    random: Random,
    pub count: u64,
    done: u64,
    start: u64,
    stride: u64,
    prefix: Vec<u8>,
    size: (u64, u64),
    repeat: bool,
}

impl Items {
    pub fn parse(op: &Json, codec: Codec, key_size: usize) -> Result<Self, String> {
        let or = |name: &str, default: u64| match &op[name] {
            Json::Null => Ok(default),
            json => to_u64(json).ok_or(format!("{name} {json} is not a u64")),
        };
        let prefix = op["key_prefix"].as_str().unwrap_or_default();
        let prefix = hex::decode(prefix).map_err(|e| e.to_string())?;
        if prefix.len() > key_size {
            return Err(format!("key_prefix is longer than {key_size} bytes"));
        }
        let size = &op["value_size"];
        Ok(Self {
            codec,
            key_size,
            random: Random(or("seed", 0)?),
            count: or("count", 0)?,
            done: 0,
            start: or("start_index", 0)?,
            stride: or("stride", 1)?,
            prefix,
            size: (size[0].as_u64().unwrap_or(0), size[1].as_u64().unwrap_or(0)),
            repeat: op["fill"].as_str() == Some("repeat"),
        })
    }

    fn value(&mut self) -> Value {
        match self.codec {
            Codec::U64 => Value::U64(self.random.next()),
            Codec::I32 => Value::I32(self.random.next() as i32),
            Codec::Fixed(size) => Value::Fixed(self.random.bytes(size)),
            Codec::Bytes(_) => {
                let (min, max) = self.size;
                let length = if min >= max { min } else { min + self.random.next() % (max - min + 1) };
                Value::Bytes(match self.repeat {
                    true => self.random.next().to_le_bytes().into_iter().cycle().take(length as usize).collect(),
                    false => self.random.bytes(length as usize),
                })
            }
        }
    }
}

impl Iterator for Items {
    type Item = (u64, Vec<u8>, Value);

    fn next(&mut self) -> Option<Self::Item> {
        if self.done == self.count {
            return None;
        }
        let index = self.start.wrapping_add(self.stride.wrapping_mul(self.done));
        self.done += 1;
        let mut key = self.prefix.clone();
        key.extend(self.random.bytes(self.key_size - self.prefix.len()));
        let value = self.value();
        Some((index, key, value))
    }
}
