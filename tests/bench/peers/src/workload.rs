// SPDX-License-Identifier: GPL-3.0-or-later
//! The work and its data, as tests/bench/side/workload.h says.

use memmap2::Mmap;
use std::{fs::File, path::PathBuf};

pub const KEY_SIZE: usize = 64;

#[derive(Clone, Default)]
pub struct Spec {
    pub engine: String,
    pub work: String,
    pub freezer: bool,
    pub folder: PathBuf,
    pub data: PathBuf,
    pub items: u64,
    pub value: usize,
    pub reads: u64,
    pub buckets: u32,
    pub compressed: bool,
}

pub struct Outcome {
    pub seconds: f64,
    pub operations: u64,
    pub bytes: u64,
}

pub struct Data {
    bytes: Mmap,
    value: usize,
}

impl Data {
    pub fn open(spec: &Spec) -> Self {
        let file = File::open(&spec.data).expect("the data");
        // Nobody writes to the data while engines are timed.
        let bytes = unsafe { Mmap::map(&file) }.expect("the data as memory");
        assert_eq!(bytes.len() as u64, spec.items * (KEY_SIZE + spec.value) as u64, "length of the data");
        Self { bytes, value: spec.value }
    }

    /// Reads every page once, so that no put pays for it.
    pub fn touch(&self) {
        std::hint::black_box(self.bytes.iter().step_by(4096).fold(0u8, |sum, byte| sum.wrapping_add(*byte)));
    }

    fn item(&self, item: u64) -> &[u8] {
        let stride = KEY_SIZE + self.value;
        &self.bytes[item as usize * stride..][..stride]
    }

    pub fn key(&self, item: u64) -> &[u8] {
        &self.item(item)[..KEY_SIZE]
    }

    pub fn value(&self, item: u64) -> &[u8] {
        &self.item(item)[KEY_SIZE..]
    }
}

/// Which items are read (splitmix64 with seed 42).
pub fn picks(spec: &Spec) -> Vec<u64> {
    let mut state = 42u64;
    let mut next = || {
        state = state.wrapping_add(0x9E3779B97F4A7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58476D1CE4E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D049BB133111EB);
        mixed ^ (mixed >> 31)
    };
    (0..spec.reads).map(|_| next() % spec.items).collect()
}
