// SPDX-License-Identifier: GPL-3.0-or-later
//! redb (one transaction, 64 MiB of cache) and fjall (long values kept apart), by index and by key; as a freezer
//! by key alone.

use crate::workload::{picks, Data, Outcome, Spec};
use redb::{Database, TableDefinition};
use std::{hint::black_box, time::Instant};

const ITEMS: TableDefinition<u64, &[u8]> = TableDefinition::new("items");
const KEYS: TableDefinition<&[u8], u64> = TableDefinition::new("keys");
const VALUES: TableDefinition<&[u8], &[u8]> = TableDefinition::new("values");

fn timed(operations: u64, bytes: u64, work: impl FnOnce()) -> Outcome {
    let begin = Instant::now();
    work();
    Outcome { seconds: begin.elapsed().as_secs_f64(), operations, bytes }
}

fn open_redb(spec: &Spec) -> Database {
    std::fs::create_dir_all(&spec.folder).expect("the folder");
    let mut builder = Database::builder();
    builder.set_cache_size(64 << 20);
    builder.create(spec.folder.join("store.redb")).expect("redb opens")
}

pub fn redb(spec: &Spec) -> Outcome {
    match spec.work.as_str() {
        "restart" => return timed(spec.items, 0, || drop(black_box(open_redb(spec)))),
        "check" => {
            let mut db = open_redb(spec);
            let bytes = std::fs::metadata(spec.folder.join("store.redb")).expect("the file").len();
            return timed(1, bytes, || assert!(db.check_integrity().expect("check")));
        }
        _ => {}
    }
    let data = Data::open(spec);
    let all = spec.items * spec.value as u64;
    if spec.work == "put" {
        data.touch();
        let db = open_redb(spec);
        return timed(spec.items, all, || {
            let transaction = db.begin_write().expect("begin");
            if spec.freezer {
                let mut values = transaction.open_table(VALUES).expect("table");
                for item in 0..spec.items {
                    values.insert(data.key(item), data.value(item)).expect("put");
                }
            } else {
                let mut items = transaction.open_table(ITEMS).expect("table");
                let mut keys = transaction.open_table(KEYS).expect("table");
                for item in 0..spec.items {
                    items.insert(item, data.value(item)).expect("put");
                    keys.insert(data.key(item), item).expect("put");
                }
            }
            transaction.commit().expect("commit");
        });
    }
    let db = open_redb(spec);
    let transaction = db.begin_read().expect("begin");
    let picks = picks(spec);
    let mut value = vec![0u8; spec.value];
    let mut read: Box<dyn FnMut(u64, &mut [u8])> = if spec.freezer {
        let values = transaction.open_table(VALUES).expect("table");
        Box::new(move |item, to| to.copy_from_slice(values.get(data.key(item)).expect("get").expect("an item").value()))
    } else {
        let items = transaction.open_table(ITEMS).expect("table");
        let keys = transaction.open_table(KEYS).expect("table");
        let by_key = spec.work == "get-key";
        Box::new(move |item, to| {
            let index = match by_key {
                true => keys.get(data.key(item)).expect("get").expect("a key").value(),
                false => item,
            };
            to.copy_from_slice(items.get(index).expect("get").expect("an item").value());
        })
    };
    let truth = Data::open(spec);
    for &item in &picks {
        read(item, &mut value);
        assert!(value == truth.value(item), "another value");
    }
    timed(spec.reads, spec.reads * spec.value as u64, || {
        for &item in &picks {
            read(item, &mut value);
        }
    })
}

struct Fjall {
    keyspace: fjall::Keyspace,
    items: fjall::PartitionHandle,
    keys: fjall::PartitionHandle,
}

fn open_fjall(spec: &Spec) -> Fjall {
    let keyspace = fjall::Config::new(&spec.folder).cache_size(64 << 20).open().expect("fjall opens");
    let plain = fjall::PartitionCreateOptions::default().compression(fjall::CompressionType::None);
    let separated = plain.clone().with_kv_separation(
        fjall::KvSeparationOptions::default(),
    );
    let items = keyspace.open_partition("items", separated.clone()).expect("partition");
    let keys = keyspace.open_partition("keys", if spec.freezer { separated } else { plain }).expect("partition");
    Fjall { keyspace, items, keys }
}

pub fn fjall(spec: &Spec) -> Outcome {
    if spec.work == "restart" {
        return timed(spec.items, 0, || drop(black_box(open_fjall(spec))));
    }
    let data = Data::open(spec);
    let all = spec.items * spec.value as u64;
    if spec.work == "put" {
        data.touch();
        let db = open_fjall(spec);
        return timed(spec.items, all, || {
            for item in 0..spec.items {
                if spec.freezer {
                    db.keys.insert(data.key(item), data.value(item)).expect("put");
                } else {
                    db.items.insert(item.to_be_bytes(), data.value(item)).expect("put");
                    db.keys.insert(data.key(item), item.to_be_bytes()).expect("put");
                }
            }
            db.keyspace.persist(fjall::PersistMode::SyncAll).expect("sync");
        });
    }
    let db = open_fjall(spec);
    let picks = picks(spec);
    let by_key = spec.work == "get-key";
    let mut value = vec![0u8; spec.value];
    let read = |item: u64, to: &mut [u8]| {
        let found = if spec.freezer {
            db.keys.get(data.key(item)).expect("get").expect("an item")
        } else if by_key {
            let index = db.keys.get(data.key(item)).expect("get").expect("a key");
            db.items.get(index).expect("get").expect("an item")
        } else {
            db.items.get(item.to_be_bytes()).expect("get").expect("an item")
        };
        to.copy_from_slice(&found);
    };
    for &item in &picks {
        read(item, &mut value);
        assert!(value == data.value(item), "another value");
    }
    timed(spec.reads, spec.reads * spec.value as u64, || {
        for &item in &picks {
            read(item, &mut value);
        }
    })
}
