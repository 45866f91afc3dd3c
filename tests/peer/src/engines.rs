// SPDX-License-Identifier: GPL-3.0-or-later
//! The two engines behind one interface of plain bytes; errors are the engines' own texts.

use crate::values::{AnyCap, Codec, Value};
use bytes::Bytes;
use commonware_codec::{DecodeExt, Encode};
use commonware_runtime::{buffer::paged::CacheRef, tokio::Context};
use commonware_storage::{
    archive::{prunable, Archive as _, Identifier as ArchiveId},
    freezer::{self, Checkpoint, Cursor, Identifier as FreezerId},
};
use commonware_utils::sequence::FixedBytes;
use serde_json::Value as Json;
use std::num::{NonZeroU16, NonZeroU64, NonZeroUsize};

pub type Outcome<T> = Result<T, String>;

/// What a lookup goes by.
pub enum Wanted {
    Index(u64),
    Key(Vec<u8>),
    Cursor(Vec<u8>),
}

/// What only an archive answers.
pub struct Extent {
    pub ranges: Vec<(u64, u64)>,
    pub first: Option<u64>,
    pub last: Option<u64>,
}

#[allow(async_fn_in_trait)]
pub trait Engine: Sized {
    async fn open(context: Context, config: &Settings, checkpoint: Option<&str>) -> Outcome<Self>;
    /// Freezer: the cursor.
    async fn put(&mut self, index: Option<u64>, key: &[u8], value: Value) -> Outcome<Option<Vec<u8>>>;
    async fn get(&self, wanted: &Wanted) -> Outcome<Option<Value>>;
    async fn has(&self, wanted: &Wanted) -> Outcome<bool>;
    /// Freezer: the checkpoint.
    async fn sync(&mut self) -> Outcome<Option<Vec<u8>>>;
    async fn close(self) -> Outcome<Option<Vec<u8>>>;
    async fn destroy(self) -> Outcome<()>;
    async fn prune(&mut self, min: u64) -> Outcome<()>;
    fn next_gap(&self, index: u64) -> Outcome<(Option<u64>, Option<u64>)>;
    fn missing(&self, start: u64, max: usize) -> Outcome<Vec<u64>>;
    /// `asked` is what a freezer says that it does not have.
    fn extent(&self, asked: &str) -> Outcome<Extent>;
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// A configuration line, read field by field.
#[derive(Clone)]
pub struct Settings(pub Json);

impl Settings {
    pub fn number(&self, name: &str) -> Outcome<u64> {
        self.0[name].as_u64().ok_or(format!("config: {name} is no number"))
    }

    pub fn string(&self, name: &str) -> Outcome<String> {
        Ok(self.0[name].as_str().ok_or(format!("config: {name} is no string"))?.to_string())
    }

    fn level(&self, name: &str) -> Outcome<Option<u8>> {
        match &self.0[name] {
            Json::Null => Ok(None),
            _ => Ok(Some(self.number(name)? as u8)),
        }
    }

    fn size(&self, name: &str) -> Outcome<NonZeroUsize> {
        NonZeroUsize::new(self.number(name)? as usize).ok_or(format!("config: {name} must not be 0"))
    }

    pub fn codec(&self) -> Outcome<Codec> {
        Codec::parse(&self.string("codec")?, self.0["max_value_len"].as_u64())
    }

    fn cache(&self) -> Outcome<CacheRef> {
        let page = NonZeroU16::new(self.number("page_size")? as u16).ok_or("config: page_size must not be 0")?;
        Ok(CacheRef::new(page, self.size("page_cache_pages")?))
    }
}

fn fixed<const N: usize>(key: &[u8]) -> Outcome<FixedBytes<N>> {
    let array = <[u8; N]>::try_from(key);
    let array = array.map_err(|_| format!("key has {} bytes, the store needs {N}", key.len()))?;
    Ok(FixedBytes::new(array))
}

pub struct Archive<const N: usize>(prunable::Archive<AnyCap, Context, FixedBytes<N>, Value>);

impl<const N: usize> Engine for Archive<N> {
    async fn open(context: Context, config: &Settings, _: Option<&str>) -> Outcome<Self> {
        let items = NonZeroU64::new(config.number("items_per_section")?);
        let config = prunable::Config {
            translator: AnyCap::parse(&config.string("translator")?)?,
            key_partition: config.string("key_partition")?,
            key_page_cache: config.cache()?,
            value_partition: config.string("value_partition")?,
            compression: config.level("compression")?,
            codec_config: config.codec()?,
            items_per_section: items.ok_or("config: items_per_section must not be 0")?,
            key_write_buffer: config.size("key_write_buffer")?,
            value_write_buffer: config.size("value_write_buffer")?,
            replay_buffer: config.size("replay_buffer")?,
        };
        prunable::Archive::init(context, config).await.map(Self).map_err(text)
    }

    async fn put(&mut self, index: Option<u64>, key: &[u8], value: Value) -> Outcome<Option<Vec<u8>>> {
        let index = index.ok_or("an archive's put needs an index")?;
        self.0.put(index, fixed(key)?, value).await.map_err(text)?;
        Ok(None)
    }

    async fn get(&self, wanted: &Wanted) -> Outcome<Option<Value>> {
        match wanted {
            Wanted::Index(index) => self.0.get(ArchiveId::Index(*index)).await.map_err(text),
            Wanted::Key(key) => self.0.get(ArchiveId::Key(&fixed(key)?)).await.map_err(text),
            Wanted::Cursor(_) => Err("an archive's get needs either an index or a key".into()),
        }
    }

    async fn has(&self, wanted: &Wanted) -> Outcome<bool> {
        match wanted {
            Wanted::Index(index) => self.0.has(ArchiveId::Index(*index)).await.map_err(text),
            Wanted::Key(key) => self.0.has(ArchiveId::Key(&fixed(key)?)).await.map_err(text),
            Wanted::Cursor(_) => Err("has needs either an index or a key".into()),
        }
    }

    async fn sync(&mut self) -> Outcome<Option<Vec<u8>>> {
        self.0.sync().await.map_err(text)?;
        Ok(None)
    }

    async fn close(mut self) -> Outcome<Option<Vec<u8>>> {
        self.sync().await
    }

    async fn destroy(self) -> Outcome<()> {
        self.0.destroy().await.map_err(text)
    }

    async fn prune(&mut self, min: u64) -> Outcome<()> {
        self.0.prune(min).await.map_err(text)
    }

    fn next_gap(&self, index: u64) -> Outcome<(Option<u64>, Option<u64>)> {
        Ok(self.0.next_gap(index))
    }

    fn missing(&self, start: u64, max: usize) -> Outcome<Vec<u64>> {
        Ok(self.0.missing_items(start, max))
    }

    fn extent(&self, _: &str) -> Outcome<Extent> {
        let ranges = self.0.ranges().collect();
        Ok(Extent { ranges, first: self.0.first_index(), last: self.0.last_index() })
    }
}

pub struct Freezer<const N: usize>(freezer::Freezer<Context, FixedBytes<N>, Value>);

fn no_operation<T>(what: String) -> Outcome<T> {
    Err(format!("this engine has no operation {what}"))
}

impl<const N: usize> Engine for Freezer<N> {
    async fn open(context: Context, config: &Settings, checkpoint: Option<&str>) -> Outcome<Self> {
        let engine = freezer::Config {
            key_partition: config.string("key_partition")?,
            key_write_buffer: config.size("key_write_buffer")?,
            key_page_cache: config.cache()?,
            value_partition: config.string("value_partition")?,
            value_compression: config.level("value_compression")?,
            value_write_buffer: config.size("value_write_buffer")?,
            value_target_size: config.number("value_target_size")?,
            table_partition: config.string("table_partition")?,
            table_initial_size: config.number("table_initial_size")? as u32,
            table_resize_frequency: config.number("table_resize_frequency")? as u8,
            table_resize_chunk_size: config.number("table_resize_chunk_size")? as u32,
            table_replay_buffer: config.size("table_replay_buffer")?,
            codec_config: config.codec()?,
        };
        let decode = |text: &str| -> Outcome<Checkpoint> {
            let bytes = hex::decode(text).map_err(|e| format!("checkpoint {text:?}: {e}"))?;
            Checkpoint::decode(Bytes::from(bytes)).map_err(|e| format!("checkpoint {text:?}: {e}"))
        };
        let checkpoint = checkpoint.map(decode).transpose()?;
        let opened = freezer::Freezer::init_with_checkpoint(context, engine, checkpoint).await;
        opened.map(Self).map_err(text)
    }

    async fn put(&mut self, _: Option<u64>, key: &[u8], value: Value) -> Outcome<Option<Vec<u8>>> {
        let cursor = self.0.put(fixed(key)?, value).await.map_err(text)?;
        Ok(Some(cursor.to_vec()))
    }

    async fn get(&self, wanted: &Wanted) -> Outcome<Option<Value>> {
        match wanted {
            Wanted::Key(key) => self.0.get(FreezerId::Key(&fixed(key)?)).await.map_err(text),
            Wanted::Cursor(bytes) => {
                let cursor = Cursor::decode(Bytes::from(bytes.clone()));
                let cursor = cursor.map_err(|e| format!("cursor {:?}: {e}", hex::encode(bytes)))?;
                self.0.get(FreezerId::Cursor(cursor)).await.map_err(text)
            }
            Wanted::Index(_) => Err("a freezer's get needs key, cursor or cursor_of".into()),
        }
    }

    async fn has(&self, wanted: &Wanted) -> Outcome<bool> {
        Ok(self.get(wanted).await?.is_some())
    }

    async fn sync(&mut self) -> Outcome<Option<Vec<u8>>> {
        Ok(Some(self.0.sync().await.map_err(text)?.encode().to_vec()))
    }

    async fn close(self) -> Outcome<Option<Vec<u8>>> {
        Ok(Some(self.0.close().await.map_err(text)?.encode().to_vec()))
    }

    async fn destroy(self) -> Outcome<()> {
        self.0.destroy().await.map_err(text)
    }

    async fn prune(&mut self, min: u64) -> Outcome<()> {
        no_operation(format!("Prune {{ min: Num({min}) }}"))
    }

    fn next_gap(&self, index: u64) -> Outcome<(Option<u64>, Option<u64>)> {
        no_operation(format!("NextGap {{ index: Num({index}) }}"))
    }

    fn missing(&self, start: u64, max: usize) -> Outcome<Vec<u64>> {
        no_operation(format!("MissingItems {{ start: Num({start}), max: {max} }}"))
    }

    fn extent(&self, asked: &str) -> Outcome<Extent> {
        no_operation(asked.to_string())
    }
}
