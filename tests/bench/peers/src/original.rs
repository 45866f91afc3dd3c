// SPDX-License-Identifier: GPL-3.0-or-later
//! The original archive and freezer, with the settings of their own benches. `*-concurrent` reads with all
//! futures at once.

use crate::workload::{picks, Data, Outcome, Spec};
use commonware_runtime::{buffer::paged::CacheRef, tokio, Runner};
use commonware_storage::{
    archive::{prunable, Archive as _, Identifier as ArchiveId},
    freezer::{self, Freezer, Identifier as FreezerId},
    translator::TwoCap,
};
use commonware_utils::{sequence::FixedBytes, NZUsize, NZU16, NZU64};
use futures::future::try_join_all;
use std::{hint::black_box, time::Instant};

type Key = FixedBytes<64>;
type Archive = prunable::Archive<TwoCap, tokio::Context, Key, Vec<u8>>;
type FreezerOf<V> = Freezer<tokio::Context, Key, V>;

fn key(data: &Data, item: u64) -> Key {
    Key::new(data.key(item).try_into().expect("a key of 64 bytes"))
}

async fn open_archive(context: tokio::Context, spec: &Spec) -> Archive {
    let config = prunable::Config {
        translator: TwoCap,
        key_partition: "archive_key".into(),
        key_page_cache: CacheRef::new(NZU16!(4_096), NZUsize!(8_192)),
        value_partition: "archive_value".into(),
        compression: spec.compressed.then_some(3),
        codec_config: ((..).into(), ()),
        items_per_section: NZU64!(16_384),
        key_write_buffer: NZUsize!(8 * 1024 * 1024),
        value_write_buffer: NZUsize!(8 * 1024 * 1024),
        replay_buffer: NZUsize!(1024 * 1024),
    };
    Archive::init(context, config).await.expect("the archive opens")
}

async fn archive(context: tokio::Context, spec: Spec) -> Outcome {
    if spec.work == "restart" {
        let begin = Instant::now();
        black_box(open_archive(context, &spec).await);
        return Outcome { seconds: begin.elapsed().as_secs_f64(), operations: spec.items, bytes: 0 };
    }
    let data = Data::open(&spec);
    if spec.work == "put" {
        data.touch();
        // The values as the interface wants them, made before the clock starts.
        let items: Vec<_> = (0..spec.items).map(|i| (i, key(&data, i), data.value(i).to_vec())).collect();
        let mut store = open_archive(context, &spec).await;
        let begin = Instant::now();
        for (index, key, value) in items {
            store.put(index, key, value).await.expect("put");
        }
        store.sync().await.expect("sync");
        let seconds = begin.elapsed().as_secs_f64();
        return Outcome { seconds, operations: spec.items, bytes: spec.items * spec.value as u64 };
    }
    let store = open_archive(context, &spec).await;
    let picks = picks(&spec);
    let by_key = spec.work == "get-key";
    for &item in &picks {
        let found = match by_key {
            true => store.get(ArchiveId::Key(&key(&data, item))).await,
            false => store.get(ArchiveId::Index(item)).await,
        };
        assert!(found.expect("get").expect("an item") == data.value(item), "another value");
    }
    let keys: Vec<Key> = picks.iter().map(|&item| key(&data, item)).collect();
    let wanted = picks.iter().zip(&keys).map(|(&item, key)| match by_key {
        true => ArchiveId::Key(key),
        false => ArchiveId::Index(item),
    });
    let begin = Instant::now();
    if spec.engine.ends_with("-concurrent") {
        // In batches, so that what is read does not have to fit in memory all at once.
        let wanted: Vec<_> = wanted.collect();
        for batch in wanted.chunks(1_000) {
            let all = batch.iter().map(|id| match id {
                ArchiveId::Key(key) => store.get(ArchiveId::Key(key)),
                ArchiveId::Index(index) => store.get(ArchiveId::Index(*index)),
            });
            black_box(try_join_all(all).await.expect("get"));
        }
    } else {
        for id in wanted {
            black_box(store.get(id).await.expect("get").expect("an item"));
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    Outcome { seconds, operations: spec.reads, bytes: spec.reads * spec.value as u64 }
}

async fn open_freezer<const V: usize>(context: tokio::Context, spec: &Spec) -> FreezerOf<FixedBytes<V>> {
    let config = freezer::Config {
        key_partition: "freezer_key".into(),
        key_write_buffer: NZUsize!(1024 * 1024),
        key_page_cache: CacheRef::new(NZU16!(16_384), NZUsize!(10_000)),
        value_partition: "freezer_value".into(),
        value_compression: spec.compressed.then_some(3),
        value_write_buffer: NZUsize!(1024 * 1024),
        value_target_size: 100 * 1024 * 1024,
        table_partition: "freezer_table".into(),
        table_initial_size: spec.buckets,
        table_resize_frequency: 4,
        table_resize_chunk_size: 1_024,
        table_replay_buffer: NZUsize!(1024 * 1024),
        codec_config: (),
    };
    Freezer::init(context, config).await.expect("the freezer opens")
}

async fn freezer<const V: usize>(context: tokio::Context, spec: Spec) -> Outcome {
    if spec.work == "restart" {
        let begin = Instant::now();
        black_box(open_freezer::<V>(context, &spec).await);
        return Outcome { seconds: begin.elapsed().as_secs_f64(), operations: u64::from(spec.buckets), bytes: 0 };
    }
    let data = Data::open(&spec);
    if spec.work == "put" {
        data.touch();
        let value = |i| FixedBytes::<V>::new(data.value(i).try_into().expect("the value's size"));
        let items: Vec<_> = (0..spec.items).map(|i| (key(&data, i), value(i))).collect();
        let mut store = open_freezer::<V>(context, &spec).await;
        let begin = Instant::now();
        for (key, value) in items {
            store.put(key, value).await.expect("put");
        }
        store.sync().await.expect("sync");
        let seconds = begin.elapsed().as_secs_f64();
        return Outcome { seconds, operations: spec.items, bytes: spec.items * V as u64 };
    }
    let store = open_freezer::<V>(context, &spec).await;
    let picks = picks(&spec);
    let keys: Vec<Key> = picks.iter().map(|&item| key(&data, item)).collect();
    for (key, &item) in keys.iter().zip(&picks) {
        let found = store.get(FreezerId::Key(key)).await.expect("get").expect("an item");
        assert!(found.as_ref() == data.value(item), "another value");
    }
    let begin = Instant::now();
    if spec.engine.ends_with("-concurrent") {
        for batch in keys.chunks(1_000) {
            let all = batch.iter().map(|key| store.get(FreezerId::Key(key)));
            black_box(try_join_all(all).await.expect("get"));
        }
    } else {
        for key in &keys {
            black_box(store.get(FreezerId::Key(key)).await.expect("get").expect("an item"));
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    Outcome { seconds, operations: spec.reads, bytes: spec.reads * V as u64 }
}

pub fn run(spec: &Spec) -> Outcome {
    let spec = spec.clone();
    let runner = tokio::Runner::new(tokio::Config::new().with_storage_directory(&spec.folder));
    runner.start(|context| async move {
        match (spec.freezer, spec.value) {
            (false, _) => archive(context, spec).await,
            (true, 128) => freezer::<128>(context, spec).await,
            (true, _) => panic!("a freezer's values have 128 bytes here"),
        }
    })
}
