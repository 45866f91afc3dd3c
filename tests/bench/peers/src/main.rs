// SPDX-License-Identifier: GPL-3.0-or-later
//! Runs one work on one engine in Rust, and says in one line of JSON how long it took: as bench_side does, with
//! the same arguments. Engines: reference, reference-concurrent, redb, fjall.

mod original;
mod others;
mod workload;

use workload::Spec;

fn parse() -> Spec {
    let mut spec = Spec { buckets: 65_536, ..Spec::default() };
    let mut arguments = std::env::args().skip(1);
    spec.engine = arguments.next().expect("an engine");
    spec.work = arguments.next().expect("a work");
    while let Some(option) = arguments.next() {
        if option == "--compressed" {
            spec.compressed = true;
            continue;
        }
        let value = arguments.next().expect("a value for each option");
        let number = || value.parse::<u64>().expect("a number");
        match option.as_str() {
            "--data" => spec.data = value.into(),
            "--dir" => spec.folder = value.into(),
            "--items" => spec.items = number(),
            "--value" => spec.value = number() as usize,
            "--reads" => spec.reads = number(),
            "--buckets" => spec.buckets = number() as u32,
            "--kind" => spec.freezer = value == "freezer",
            "--threads" => {}
            _ => panic!("unknown option {option}"),
        }
    }
    spec
}

fn resident_kib() -> i64 {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // Fills the structure that it is given.
    unsafe {
        libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr());
        usage.assume_init().ru_maxrss
    }
}

fn main() {
    let spec = parse();
    let outcome = match spec.engine.as_str() {
        "reference" | "reference-concurrent" => original::run(&spec),
        "redb" => others::redb(&spec),
        "fjall" => others::fjall(&spec),
        other => panic!("unknown engine {other}"),
    };
    println!(
        "{{\"seconds\":{},\"operations\":{},\"bytes\":{},\"residentKib\":{}}}",
        outcome.seconds,
        outcome.operations,
        outcome.bytes,
        resident_kib()
    );
}
