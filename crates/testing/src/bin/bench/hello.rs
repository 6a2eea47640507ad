//! Hello world: what a program costs that does nothing, from source to its end.

use std::fs;

use crate::measure::{Measured, measure, median, peak_memory};
use crate::peers::{Peer, Peers};
use crate::workloads::HELLO;

/// A start takes less than a millisecond, so many are taken.
const STARTS: usize = 20;

struct Row {
    peer: Peer,
    compile: Vec<Measured>,
    start: Vec<Measured>,
    run: Vec<String>,
}

/// Prints the table of hello.
pub fn run(peers: &Peers, rounds: usize) -> Result<(), String> {
    println!("hello: milliseconds, medians of {rounds} compilations and {} starts in turn", rounds * STARTS);
    println!(
        "{:<10} {:>13} {:>12} {:>11} {:>10} {:>12} {:>12}",
        "", "compile wall", "compile CPU", "start wall", "start CPU", "size bytes", "peak KiB"
    );
    let mut rows = Vec::new();
    for peer in peers.all() {
        match peers.build(peer, &HELLO) {
            Ok(run) => rows.push(Row { peer, compile: Vec::new(), start: Vec::new(), run }),
            Err(e) => println!("{:<10} {e}", peer.name()),
        }
    }
    for _ in 0..rounds {
        for row in &mut rows {
            row.compile.push(measure(&peers.commands(row.peer, &HELLO).0)?);
        }
        for _ in 0..STARTS {
            for row in &mut rows {
                row.start.push(measure(&row.run)?);
            }
        }
    }
    for row in &rows {
        let ms = |list: &[Measured], of: fn(&Measured) -> f64| median(list.iter().map(of)).unwrap_or(0.0) * 1e3;
        let size = row.run.last().and_then(|p| fs::metadata(p).ok()).map_or(0, |m| m.len());
        let peak = peak_memory(&row.run).map_err(|e| e.to_string())?;
        println!(
            "{:<10} {:>13.1} {:>12.1} {:>11.2} {:>10.2} {:>12} {:>12}",
            row.peer.name(),
            ms(&row.compile, |m| m.wall),
            ms(&row.compile, |m| m.cpu),
            ms(&row.start, |m| m.wall),
            ms(&row.start, |m| m.cpu),
            size,
            peak.map_or_else(|| "-".to_owned(), |p| p.to_string()),
        );
    }
    Ok(())
}
